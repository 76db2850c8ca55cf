import { parseAcceptHeader } from './accept-header.ts'

/** What people read is in Indonesian or English; Indonesian unless they ask otherwise. */
export const languages = ['id', 'en'] as const
export type Language = (typeof languages)[number]

/** The language that an Accept-Language header (RFC 9110 §12.5.4) likes best of ours, of equals the first; `otherwise` of neither. */
export function languageOf(acceptLanguage?: string, otherwise: Language = 'id'): Language {
  const accepted = parseAcceptHeader(acceptLanguage).map(({ name, quality }) => ({
    language: name.split('-')[0],
    quality,
  }))
  const [best] = accepted
    .filter(({ language, quality }) => quality > 0 && languages.some((ours) => ours === language))
    .sort((a, b) => b.quality - a.quality)
  return (best?.language as Language | undefined) ?? otherwise
}
