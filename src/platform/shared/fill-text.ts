import type { FigureRecord, Figures } from './errors.ts'
import type { Language } from './language.ts'
import { formatRupiah } from './rupiah.ts'
import { stateInWords } from './state-words.ts'

/**
 * The figures that a text asks for: `{name}`, `{name:rp}` for an amount in rupiah, `{name:word}` for a state in words,
 * `{name:part}` for a line, what is on none (`unallocated`), or all of it (`total`).
 */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)(?::(?:rp|word|part))?\}/g)].map((match) => match[1] ?? '')
}

/** Figures in one language. */
export type ShownFigures = Record<string, string | number | null>

type Shown = ShownFigures[string] | readonly FigureRecord[]

/** A figure as its reader sees it: one that is words is in both languages. */
function figureIn(figure: Figures[string], language: Language): Shown {
  return typeof figure === 'object' && figure !== null && 'id' in figure ? figure[language] : figure
}

export function figuresIn(figures: Figures, language: Language): Record<string, Shown> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [name, figureIn(figure, language)]),
  )
}

export function fillText(text: string, figures: Figures, language: Language): string {
  return text.replace(/\{(\w+)(?::(rp|word|part))?\}/g, (_, name: string, as?: string) => {
    const figure = figureIn(figures[name] ?? null, language)
    if (as === 'rp' && typeof figure === 'number') return formatRupiah(figure, language)
    if (as === 'part') return partInWords(String(figure ?? 'unallocated'), language)
    return as === 'word' ? stateInWords(String(figure ?? ''), language) : String(figure ?? '')
  })
}

const parts: Record<string, Record<Language, string>> = {
  unallocated: { id: 'bagian yang tidak dialokasikan', en: 'the unallocated part' },
  total: { id: 'seluruh komitmen', en: 'the whole pledge' },
}

function partInWords(part: string, language: Language): string {
  return parts[part]?.[language] ?? { id: `baris ${part}`, en: `line ${part}` }[language]
}
