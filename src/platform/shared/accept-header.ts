/** What an accept header says (RFC 9110 §12.4.2): `Accept`, `Accept-Language`. */
export interface AcceptedItem {
  /** In lower case, without parameters. */
  name: string
  /** 0: not at all; 1: best. */
  quality: number
}

/** In the order of the header. A malformed quality is left out. */
export function parseAcceptHeader(header = ''): AcceptedItem[] {
  return header.split(',').flatMap((item) => {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase())
    const stated =
      parameters.find((parameter) => /^q\s*(=|$)/.test(parameter))?.replace(/^q\s*=?\s*/, '') ?? '1'
    return name !== '' && /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(stated)
      ? [{ name, quality: Number(stated) }]
      : []
  })
}
