"""JavaScript functions that measure test pages in a browser."""

# The words of at most 15 letters that are split over several lines.
CUT_WORDS = """() => [...document.querySelectorAll(".joblist :is(th, td)")].flatMap(e => {
  const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), cut = []
  for (let n; (n = walk.nextNode());)
    for (const word of n.data.matchAll(/[^\\s–-]+/g)) {
      const range = document.createRange()
      range.setStart(n, word.index); range.setEnd(n, word.index + word[0].length)
      const boxes = [...range.getClientRects()].filter(r => r.width > 1)
      const lines = new Set(boxes.map(r => Math.round(r.top / 6)))
      if (word[0].length < 16 && lines.size > 1) cut.push(word[0]) }
  return cut })"""

# Where the groups of digits of a telephone number begin.
DIGITS = """() => { const n = [...document.querySelectorAll(".jobposting-way span")]
  .map(e => e.firstChild).find(n => /\\d{3} \\d{3}/.test(n.data))
  return [...n.data.matchAll(/\\d+/g)].map(part => {
    const range = document.createRange()
    range.setStart(n, part.index); range.setEnd(n, part.index + part[0].length)
    return range.getBoundingClientRect().left }) }"""
