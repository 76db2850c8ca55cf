import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { type FormEvent, lazy, Suspense, useEffect, useRef, useState } from 'react'
import { retreatsQuery, worklistQuery } from '../api/queries'
import { useShortcuts } from '../ui/shortcuts'
import { Toasts } from '../ui/toast'
import { useIsIdle } from './idle'
import { useLanguage, useWords } from './language'
import { placesFor } from './navigation'
import { changePreferences, chooseLanguage } from './preferences'
import { useRetreatId } from './retreat'
import { signOut, useHasEnded, useMay, useMe } from './session'
import { words } from './words'
import './frame.css'

const SessionEnded = lazy(() => import('./session-ended'))
const SessionIdle = lazy(() => import('./session-idle'))

/** Around every page: what there is to go to, and who is here. */
export function Frame() {
  const texts = useWords(words)
  const [isMenuOpen, setMenuOpen] = useState(false)
  const address = useRouterState({ select: (state) => state.location.pathname })
  useEffect(() => setMenuOpen(false), [address])
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {texts.skip}
      </a>
      <header className={isMenuOpen ? 'top open' : 'top'}>
        <Link to="/" className="product">
          Cakupan
        </Link>
        <button
          type="button"
          className="menu"
          aria-expanded={isMenuOpen}
          aria-controls="navigation"
          onClick={() => setMenuOpen(!isMenuOpen)}
        >
          {texts.menu}
        </button>
        <RetreatSwitcher />
        <Search />
        <Who />
      </header>
      <Navigation isOpen={isMenuOpen} />
      <main className="content" id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <Toasts />
      <SessionDialogs />
    </div>
  )
}

/** Where one begins something, by two letters. */
function useBeginnings() {
  const may = useMay()
  const navigate = useNavigate()
  useShortcuts({ 'k b': () => void (may('pledges.write') && navigate({ to: '/komitmen/baru' })) })
}

function Navigation({ isOpen }: { isOpen: boolean }) {
  const texts = useWords(words)
  useBeginnings()
  const places = placesFor(useMe(), useRetreatId())
  const { data: worklist } = useQuery(worklistQuery)
  const count = worklist?.waiting.reduce((all, each) => all + each.count, 0) ?? 0
  return (
    <nav id="navigation" className={isOpen ? 'side open' : 'side'} aria-label={texts.navigation}>
      {places.map((group) => (
        <ul key={group[0]?.word}>
          {group.map(({ word, to }) => (
            <li key={word}>
              <Link to={to} activeOptions={{ exact: to === '/' }}>
                {texts[word]}
                {word === 'worklist' && count > 0 && <span className="count">{count}</span>}
              </Link>
            </li>
          ))}
        </ul>
      ))}
    </nav>
  )
}

function RetreatSwitcher() {
  const texts = useWords(words)
  const { data: retreats = [] } = useQuery(retreatsQuery)
  const chosen = useRetreatId()
  return (
    <label className="retreat">
      <span className="unseen">{texts.retreat}</span>
      <select
        value={chosen ?? ''}
        disabled={retreats.length === 0}
        onChange={(event) => void changePreferences({ retreatId: event.target.value })}
      >
        {retreats.length === 0 && <option value="">{texts.noRetreat}</option>}
        {retreats.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  )
}

function Search() {
  const texts = useWords(words)
  const field = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  useShortcuts({ '/': () => field.current?.focus() })
  function search(event: FormEvent) {
    event.preventDefault()
    const q = field.current?.value.trim()
    if (q) void navigate({ to: '/cari', search: { q } })
  }
  return (
    <search>
      <form onSubmit={search}>
        <input
          ref={field}
          type="search"
          aria-label={texts.search}
          aria-keyshortcuts="/"
          placeholder={`${texts.searchHint} ( / )`}
          maxLength={100}
        />
      </form>
    </search>
  )
}

function Who() {
  const texts = useWords(words)
  const other = useLanguage() === 'id' ? 'en' : 'id'
  return (
    <div className="who">
      <button type="button" lang={other} onClick={() => void chooseLanguage(other)}>
        {texts.otherLanguage}
      </button>
      <span>{useMe().name}</span>
      <button type="button" onClick={() => void signOut()}>
        {texts.signOut}
      </button>
    </div>
  )
}

/** Over whatever stands on the page, so that nothing of it is lost. */
function SessionDialogs() {
  const hasEnded = useHasEnded()
  const { isIdle, look } = useIsIdle()
  return <Suspense>{hasEnded ? <SessionEnded /> : isIdle && <SessionIdle onStay={look} />}</Suspense>
}
