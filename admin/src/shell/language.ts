/** In which language the reader reads: every word of the page, and through Accept-Language those of the service. */
import { useSyncExternalStore } from 'react'
import { client, type Language } from '../api/call'

/** Before anybody has signed in, the language last chosen in this browser. */
const KEPT = 'cakupan.language'

const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function setLanguage(language: Language): void {
  client.language = language
  document.documentElement.lang = language
  localStorage.setItem(KEPT, language)
  for (const listener of listeners) listener()
}

export function restoreLanguage(): void {
  setLanguage(localStorage.getItem(KEPT) === 'en' ? 'en' : 'id')
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => client.language)
}

export interface Words<Texts> {
  id: Texts
  en: Texts
}

/** The words of one subject. That both languages have the same keys is checked by type; what varies is a function. */
export function wordsOf<Texts>(words: { id: Texts; en: NoInfer<Texts> }): Words<Texts> {
  return words
}

export function useWords<Texts>(words: Words<Texts>): Texts {
  return words[useLanguage()]
}
