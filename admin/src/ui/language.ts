/** In which language the widgets speak: the frame provides it, and they need nothing else of the frame. */
import { createContext, useContext } from 'react'
import type { Language } from '../shared/language'

export const LanguageContext = createContext<Language>('id')

export function useLanguage(): Language {
  return useContext(LanguageContext)
}

/** A widget's words: the same keys in both languages, by type. */
export function wordsOf<Texts>(words: { id: Texts; en: NoInfer<Texts> }): Record<Language, Texts> {
  return words
}

export function useWords<Texts>(words: Record<Language, Texts>): Texts {
  return words[useLanguage()]
}
