/** Whether a file is what it begins as: looked through once, for what every reader of its kind needs. Nothing is decoded. */

/** More parts than any scan or photograph has: whoever sends more keeps nobody waiting. */
const MOST_PARTS = 20_000
/** Readers look for the end of a PDF in so many last bytes. */
const TAIL_BYTES = 2_048

/**
 * A PDF says at its end where its table of objects begins, and has at least an object and a root (ISO 32000-2 §7.5). What
 * stands in them is for its reader.
 */
export function isWholePdf(content: Buffer): boolean {
  const tail = content.toString('latin1', Math.max(0, content.length - TAIL_BYTES))
  const hasEnd = /startxref\s{1,8}\d{1,10}\s{1,8}%%EOF/.test(tail)
  return hasEnd && /^%PDF-[12]\.\d/.test(content.toString('latin1', 0, 8)) && hasObject(content)
}

function hasObject(content: Buffer): boolean {
  return content.includes(' obj') && content.includes('/Root')
}

/** A JPEG is a row of segments with a frame of some size, then a scan, then an end (ITU-T T.81 §B). */
export function isWholeJpeg(content: Buffer): boolean {
  let hasFrame = false
  for (let at = 2, parts = 0; at + 9 < content.length && parts < MOST_PARTS; parts += 1) {
    if (content[at] !== 0xff) return false
    const marker = content[at + 1] ?? 0
    if (marker === START_OF_SCAN) return hasFrame && content.indexOf(END_OF_IMAGE, at) > 0
    if (isFrame(marker)) hasFrame = content.readUInt16BE(at + 5) > 0 && content.readUInt16BE(at + 7) > 0
    // Any number of 0xff may stand before a marker.
    at += marker === 0xff ? 1 : 2 + content.readUInt16BE(at + 2)
  }
  return false
}

const START_OF_SCAN = 0xda
const END_OF_IMAGE = Buffer.from([0xff, 0xd9])

/** Frames of all codings; between their numbers lie tables that are none. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** A PNG is a row of chunks: first a header of some size, then data, last an end (ISO/IEC 15948 §5). */
export function isWholePng(content: Buffer): boolean {
  let hasData = false
  for (let at = 8, parts = 0; at + 12 <= content.length && parts < MOST_PARTS; parts += 1) {
    const length = content.readUInt32BE(at)
    const type = content.toString('latin1', at + 4, at + 8)
    if (parts === 0 && !isHeader(type, length, content)) return false
    if (type === 'IDAT') hasData = true
    if (type === 'IEND') return hasData
    at += 12 + length
  }
  return false
}

/** Width and height are at least 1. */
function isHeader(type: string, length: number, content: Buffer): boolean {
  const isComplete = type === 'IHDR' && length === 13 && content.length >= 8 + 12 + 13
  return isComplete && content.readUInt32BE(16) > 0 && content.readUInt32BE(20) > 0
}
