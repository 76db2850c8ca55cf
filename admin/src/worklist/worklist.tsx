import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import type { Schemas } from '../api/call'
import { worklistQuery } from '../api/queries'
import { dayInWords, todayInWita } from '../shared/calendar'
import { formatRupiah } from '../shared/rupiah'
import { addressOfRecord } from '../shell/addresses'
import { useLanguage, useWords } from '../shell/language'
import { Page } from '../shell/page'
import { useRetreatId } from '../shell/retreat'
import { words as frameWords } from '../shell/words'
import { useShortcuts } from '../ui/shortcuts'
import { listOf } from './lists'
import { words } from './words'
import './worklist.css'

type Entry = Schemas['WorklistEntry']

/** Menunggu Anda: what this person could do now, and apart, what they made and somebody else decides. */
export function Worklist() {
  const texts = useWords(words)
  const { data } = useSuspenseQuery(worklistQuery)
  const list = useRef<HTMLDivElement>(null)
  const move = (by: number) => focusAnother(list.current, by)
  useShortcuts({ j: () => move(1), k: () => move(-1) })
  return (
    <Page title={useWords(frameWords).worklist}>
      <div className="worklist stack" ref={list}>
        {data.waiting.length === 0 ? <Nothing /> : <p className="quiet keys no-print">{texts.keys}</p>}
        {data.waiting.map((entry) => (
          <Kind key={entry.kind} entry={entry} />
        ))}
        {data.own.length > 0 && (
          <>
            <div>
              <h2>{texts.own}</h2>
              <p className="quiet">{texts.ownLead}</p>
            </div>
            {data.own.map((entry) => (
              <Kind key={entry.kind} entry={entry} isOwn />
            ))}
          </>
        )}
      </div>
    </Page>
  )
}

function Nothing() {
  const texts = useWords(words)
  return (
    <div className="notice positive">
      <p>
        <strong>{texts.nothing}</strong>
      </p>
      <p>{texts.nothingHint}</p>
    </div>
  )
}

function Kind({ entry, isOwn = false }: { entry: Entry; isOwn?: boolean }) {
  const texts = useWords(words)
  const language = useLanguage()
  const Heading = isOwn ? 'h3' : 'h2'
  const id = `${isOwn ? 'own-' : ''}${entry.kind}`
  return (
    <section aria-labelledby={id}>
      <header>
        <Heading id={id}>
          {texts.kinds[entry.kind]} <span className="count">{entry.count}</span>
        </Heading>
        {entry.amount !== null && <span className="amount">{formatRupiah(entry.amount, language)}</span>}
      </header>
      <ol>
        {entry.oldest.map((record) => (
          <Item key={record.id} kind={entry.kind} record={record} />
        ))}
      </ol>
      <All entry={entry} />
    </section>
  )
}

function Item({ kind, record }: { kind: Entry['kind']; record: Entry['oldest'][number] }) {
  const texts = useWords(words)
  const language = useLanguage()
  const address = addressOfRecord(record)
  const when = kind.startsWith('instalment') ? texts.due : kind === 'key_expiry' ? texts.expires : texts.since
  return (
    <li>
      {address === undefined ? <span>{record.label}</span> : <Link to={address}>{record.label}</Link>}
      <span className="quiet">
        {record.since !== null && `${when} ${dayInWords(todayInWita(new Date(record.since)), language)}`}
      </span>
      <span className="amount">{record.amount !== null && formatRupiah(record.amount, language)}</span>
    </li>
  )
}

function All({ entry }: { entry: Entry }) {
  const texts = useWords(words)
  const address = listOf(entry.kind, useRetreatId())
  const isShort = entry.count > entry.oldest.length
  if (address === undefined && !isShort) return null
  return (
    <footer className="row">
      {isShort && <span className="quiet">{texts.shown(entry.oldest.length, entry.count)}</span>}
      {address !== undefined && (
        <Link to={address} aria-label={`${texts.all}: ${texts.kinds[entry.kind]}`}>
          {texts.all}
        </Link>
      )}
    </footer>
  )
}

/** The link before or after the one that has the focus; from elsewhere the first one. */
function focusAnother(list: HTMLElement | null, by: 1 | -1 | number): void {
  const links = [...(list?.querySelectorAll<HTMLElement>('li a') ?? [])]
  const present = links.indexOf(document.activeElement as HTMLElement)
  const next = present === -1 ? 0 : Math.min(links.length - 1, Math.max(0, present + by))
  links[next]?.focus()
}
