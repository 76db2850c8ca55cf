import type { ReactNode } from 'react'
import { setLanguage, useLanguage, useWords } from './language'
import { Page } from './page'
import { words } from './words'
import './frame.css'

/** A page for who is not in yet. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  const texts = useWords(words)
  const other = useLanguage() === 'id' ? 'en' : 'id'
  return (
    <main className="door stack">
      <button type="button" className="plain other-language" lang={other} onClick={() => setLanguage(other)}>
        {texts.otherLanguage}
      </button>
      <div>
        <p className="quiet">Cakupan</p>
        <Page title={title}>{children}</Page>
      </div>
    </main>
  )
}
