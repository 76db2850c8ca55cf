import type { Figures } from './errors.ts'
import type { Language } from './language.ts'
import { formatRupiah } from './rupiah.ts'

/** The figures that a text asks for: `{name}`, or `{name:rp}` for an amount in rupiah. */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)(?::rp)?\}/g)].map((match) => match[1] ?? '')
}

/** Figures in one language. */
export type ShownFigures = Record<string, string | number | null>

/** A figure as its reader sees it: one that is words is in both languages. */
function figureIn(figure: Figures[string], language: Language): ShownFigures[string] {
  return typeof figure === 'object' && figure !== null ? figure[language] : figure
}

export function figuresIn(figures: Figures, language: Language): ShownFigures {
  return Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [name, figureIn(figure, language)]),
  )
}

export function fillText(text: string, figures: Figures, language: Language): string {
  return text.replace(/\{(\w+)(:rp)?\}/g, (_, name: string, asRupiah?: string) => {
    const figure = figureIn(figures[name] ?? null, language)
    return asRupiah && typeof figure === 'number' ? formatRupiah(figure, language) : String(figure ?? '')
  })
}
