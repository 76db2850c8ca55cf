/** In which language the reader reads: every word of the page, and through Accept-Language those of the service. */
import { type ReactNode, useSyncExternalStore } from 'react'
import { client, type Language } from '../api/call'
import { LanguageContext } from '../ui/language'

export { useLanguage, useWords, wordsOf } from '../ui/language'

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

export function LanguageProvider({ children }: { children: ReactNode }) {
  const language = useSyncExternalStore(subscribe, () => client.language)
  return <LanguageContext value={language}>{children}</LanguageContext>
}
