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

/** Media ranges of `Accept`; what is none is left out. */
export function parseAccept(header?: string): AcceptedItem[] {
  return parseAcceptHeader(header).filter(({ name }) => name.includes('/'))
}

/** How much a media type is wanted, by the most specific range that covers it (RFC 9110 §12.5.1), and where that stands. */
export function preferenceFor(
  type: string,
  accepted: readonly AcceptedItem[],
): { quality: number; place: number } {
  const ranges = [type, `${type.split('/')[0]}/*`, '*/*']
  const range = ranges.find((each) => accepted.some(({ name }) => name === each))
  const place = accepted.findIndex(({ name }) => name === range)
  return { quality: accepted[place]?.quality ?? 0, place }
}
