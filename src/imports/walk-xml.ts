import { Parser } from 'saxen'
import { AppError } from '../shared/errors.ts'
import { refuseFile } from './faults.ts'

/** What is told while an XML part is read. Names come without their namespace's prefix. */
export interface Told {
  open(name: string, attributes: Record<string, string>): void
  close?(name: string): void
  text?(text: string): void
}

/** So many elements of one part at most: twice what 5,000 rows of 20 cells take. */
const MAX_ELEMENTS = 500_000

/** Reads an XML part from its beginning to its end. Document types, which could define entities, are refused. */
export function walkXml(part: string, xml: string, told: Told): void {
  let elements = 0
  const parser = new Parser()
    .on('openTag', (name, attributesOf, decode) => {
      elements += 1
      if (elements > MAX_ELEMENTS) refuseFile('unpacks_too_large')
      const attributes = Object.entries(attributesOf()).map(([key, value]) => [local(key), decode(value)])
      told.open(local(name), Object.fromEntries(attributes))
    })
    .on('closeTag', (name) => told.close?.(local(name)))
    .on('text', (text, decode) => told.text?.(unescaped(decode(text))))
    .on('cdata', (text) => told.text?.(text))
    .on('attention', () => refuseFile('xml_entities'))
  try {
    parser.parse(xml)
  } catch (error) {
    if (error instanceof AppError) throw error
    refuseFile('damaged_workbook', {}, { read: part })
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Workbooks write what XML cannot hold as `_x000D_`. */
function unescaped(text: string): string {
  return text.replaceAll(/_x([0-9A-F]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
