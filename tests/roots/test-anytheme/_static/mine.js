window.mine = true;
