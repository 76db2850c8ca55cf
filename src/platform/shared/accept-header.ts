/** What a header of wishes says (RFC 9110 §12.4.2): `Accept`, `Accept-Language`. */
export interface Wish {
  /** In lower case, without parameters. */
  name: string
  /** 0: not at all; 1: best. */
  quality: number
}

/** In the order of the header. A malformed quality is no wish. */
export function wishesOf(header = ''): Wish[] {
  return header.split(',').flatMap((wish) => {
    const [name = '', ...parameters] = wish.split(';').map((part) => part.trim().toLowerCase())
    const stated =
      parameters.find((parameter) => /^q\s*(=|$)/.test(parameter))?.replace(/^q\s*=?\s*/, '') ?? '1'
    return name !== '' && /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(stated)
      ? [{ name, quality: Number(stated) }]
      : []
  })
}
