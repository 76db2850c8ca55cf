import type { Figures } from './errors.ts'
import type { Language } from './language.ts'
import { formatRupiah } from './rupiah.ts'

/** The figures that a text asks for: `{name}`, or `{name:rp}` for an amount in rupiah. */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)(?::rp)?\}/g)].map((match) => match[1] ?? '')
}

export function fillText(text: string, figures: Figures, language: Language): string {
  return text.replace(/\{(\w+)(:rp)?\}/g, (_, name: string, asRupiah?: string) => {
    const figure = figures[name]
    return asRupiah && typeof figure === 'number' ? formatRupiah(figure, language) : String(figure ?? '')
  })
}
