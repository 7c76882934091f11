window.late = document.currentScript.dataset.site;
