/** The widgets alone, one page each, for the tests in the browser: never part of what ships. */
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { LanguageContext } from '../src/ui/language'
import { Toasts } from '../src/ui/toast'
import '../src/shell/tokens.css'
import '../src/shell/base.css'
import './workbench.css'

const pages = {
  combobox: lazy(() => import('./combobox')),
  fields: lazy(() => import('./fields')),
  lines: lazy(() => import('./lines')),
  list: lazy(() => import('./list')),
  looks: lazy(() => import('./looks')),
  refused: lazy(() => import('./refused')),
}

const name = location.pathname.split('/').at(-1) as keyof typeof pages
const Page = pages[name]
const language = new URLSearchParams(location.search).get('language') === 'en' ? 'en' : 'id'
document.documentElement.lang = language
const page = document.getElementById('page')
if (page === null) throw new Error('index.html has the place')
createRoot(page).render(
  <StrictMode>
    <LanguageContext value={language}>
      <Suspense>
        <Page />
      </Suspense>
      <Toasts />
    </LanguageContext>
  </StrictMode>,
)
