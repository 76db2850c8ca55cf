/** The text of a PDF as its pages draw it, in the order of drawing, for tests that look at what is printed. */
import { inflateSync } from 'node:zlib'

/** Without spaces, since where a line breaks is the page's business. */
export function textOfPdf(content: Buffer): string {
  return pagesOfPdf(content).join('')
}

/** The same page by page. */
export function pagesOfPdf(content: Buffer): string[] {
  const file = content.toString('latin1')
  const objects = new Map(
    [...file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [
      id,
      body,
    ]),
  )
  const alphabets = new Map<string, Map<string, string>>()
  for (const body of objects.values()) {
    for (const [, name = '', id = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const [, unicode = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '') ?? []
      alphabets.set(name, alphabetOf(streamOf(objects.get(unicode) ?? '')))
    }
  }
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body))
  return pages.map((page) => {
    const [, id = ''] = /\/Contents (\d+) 0 R/.exec(page) ?? []
    return drawnBy(streamOf(objects.get(id) ?? ''), alphabets)
  })
}

function streamOf(body: string): string {
  const start = body.indexOf('stream\n') + 'stream\n'.length
  const [, length = '0'] = /\/Length (\d+)/.exec(body) ?? []
  const bytes = body.slice(start, start + Number(length))
  return body.includes('/FlateDecode') ? inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1') : bytes
}

/** Which letters a font's glyphs stand for: its ToUnicode map. */
function alphabetOf(map: string): Map<string, string> {
  const letters = new Map<string, string>()
  for (const [, first = '', , list = ''] of map.matchAll(/<(\w{4})> <(\w{4})> \[([^\]]*)\]/g)) {
    for (const [index, [, code = '']] of [...list.matchAll(/<([\w ]+)>/g)].entries()) {
      const glyph = (Number.parseInt(first, 16) + index).toString(16).padStart(4, '0')
      letters.set(glyph, Buffer.from(code.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'))
    }
  }
  return letters
}

function drawnBy(stream: string, alphabets: Map<string, Map<string, string>>): string {
  let font = ''
  let text = ''
  for (const [, chosen, drawn] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (chosen) font = chosen
    for (const [, glyphs = ''] of (drawn ?? '').matchAll(/<(\w+)>/g))
      text += (glyphs.match(/.{4}/g) ?? [])
        .map((glyph) => alphabets.get(font)?.get(glyph.toLowerCase()) ?? '?')
        .join('')
  }
  return text.replaceAll(/[\s\u200B]/g, '')
}
