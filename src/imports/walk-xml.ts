import { Parser } from 'saxen'
import { AppError } from '../platform/shared/errors.ts'
import { refuseFile } from './faults.ts'
import { MAX_CELL_CHARACTERS } from './grid.ts'

/** What is heard while an XML part is read. Names come without their namespace's prefix. */
export interface XmlListener {
  /** `attributes` are those that some part is read for; decoded only where the element matters. */
  open(name: string, attributes: () => Record<string, string>): void
  close?(name: string): void
  text?(text: string): void
}

/** Reads an XML part from its beginning to its end. */
export type WalkXml = (part: string, xml: string, listener: XmlListener) => void

/** So many elements of all parts at most: twice what 5,000 rows of 20 cells take. */
const MAX_ELEMENTS = 500_000
/** A longer tag holds more attributes than any program writes, and takes the parser seconds. */
const LONGEST_TAG_CHARACTERS = 64 * 1024
/** Before what it escapes is undone. A sheet's longest name, address or format has 255. */
const LONGEST_ATTRIBUTE_CHARACTERS = 1_000
/** Before what it escapes is undone: `&#x5F;x0041_` is one letter. */
const LONGEST_TEXT_CHARACTERS = MAX_CELL_CHARACTERS * 20

/** One walk through all parts of a workbook. Document types, which could define entities, are refused. */
export function newWalk(): WalkXml {
  let elements = 0
  return (part, xml, listener) => {
    const damaged = () => refuseFile('damaged_workbook', {}, { read: part })
    const parser = new Parser()
      .on('openTag', (name, attributesOf, decode) => {
        elements += 1
        if (elements > MAX_ELEMENTS) refuseFile('unpacks_too_large')
        listener.open(local(name), () => readAttributes(attributesOf(), decode, damaged))
      })
      .on('closeTag', (name) => listener.close?.(local(name)))
      .on('text', (text, decode) => listener.text?.(readText(text, decode)))
      .on('cdata', (text) => listener.text?.(text))
      .on('attention', () => refuseFile('xml_entities'))
    try {
      if (longestTag(xml) > LONGEST_TAG_CHARACTERS) damaged()
      parser.parse(xml)
    } catch (error) {
      if (error instanceof AppError) throw error
      damaged()
    }
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const readNames = new Set(
  'r t s hidden min max ref Id Type Target name id state date1904 numFmtId formatCode'.split(' '),
)

function readAttributes(
  written: Record<string, string>,
  decode: (text: string) => string,
  damaged: () => never,
): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [key, value] of Object.entries(written)) {
    const name = local(key)
    if (!readNames.has(name)) continue
    if (value.length > LONGEST_ATTRIBUTE_CHARACTERS) damaged()
    attributes[name] = decode(value)
  }
  return attributes
}

/** Workbooks write what XML cannot hold as `_x000D_`. A text that is too long for a cell stays as it is, and too long. */
function readText(text: string, decode: (text: string) => string): string {
  if (text.length > LONGEST_TEXT_CHARACTERS) return text
  return decode(text).replaceAll(/_x([0-9A-F]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

/** How long the longest tag is, its attributes included: from its < to the first > outside of quotes. */
function longestTag(xml: string): number {
  let longest = 0
  for (let start = xml.indexOf('<'); start >= 0; ) {
    const end = xml.startsWith('<!--', start)
      ? xml.indexOf('-->', start)
      : xml.startsWith('<![CDATA[', start)
        ? xml.indexOf(']]>', start)
        : endOfTag(xml, start)
    if (end < 0) return longest
    if (xml[start + 1] !== '!') longest = Math.max(longest, end - start)
    start = xml.indexOf('<', end)
  }
  return longest
}

function endOfTag(xml: string, start: number): number {
  for (let at = start + 1; at < xml.length; at += 1) {
    const sign = xml[at]
    if (sign === '>') return at
    if (sign !== '"' && sign !== "'") continue
    const closing = xml.indexOf(sign, at + 1)
    if (closing >= 0) at = closing
  }
  return -1
}
