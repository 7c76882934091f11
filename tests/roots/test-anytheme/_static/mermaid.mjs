// A stand-in, with what the extension calls.
export default { initialize() {}, run() {}, registerIconPacks() {} };
