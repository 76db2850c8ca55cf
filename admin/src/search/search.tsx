import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { addressOf, call } from '../api/call'
import { formatRupiah } from '../shared/rupiah'
import { addressOfRecord } from '../shell/addresses'
import { useLanguage, useWords } from '../shell/language'
import { Page } from '../shell/page'
import { words } from './words'
import './search.css'

const SHOWN = 10

const hitsQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: async () => {
      const query = { q, limit: SHOWN }
      const [pledges, disbursements, companies, documents] = await Promise.all([
        call('get', '/v1/pledges', { query }),
        call('get', '/v1/disbursements', { query }),
        call('get', '/v1/companies', { query }),
        call('get', '/v1/documents', { query }),
      ])
      return {
        pledges: pledges.data.items,
        disbursements: disbursements.data.items,
        companies: companies.data.items,
        documents: documents.data.items,
      }
    },
  })

/** What of every kind of record has these words: names, numbers of papers, NPWP. */
export function SearchPage() {
  const texts = useWords(words)
  const language = useLanguage()
  const { q } = useSearch({ from: '/framed/cari' })
  const { pledges, disbursements, companies, documents } = useSuspenseQuery(hitsQuery(q)).data
  const isEmpty = [pledges, disbursements, companies, documents].every(({ length }) => length === 0)
  return (
    <Page title={texts.title(q)}>
      <div className="stack">
        {isEmpty && <p className="notice">{texts.nothing}</p>}
        <Hits title={texts.pledges} items={pledges}>
          {({ id, companyName, letterNumber, amount }) => (
            <>
              <Record type="pledge" id={id} label={`${companyName}, ${letterNumber}`} />{' '}
              <span className="amount quiet">{formatRupiah(amount, language)}</span>
            </>
          )}
        </Hits>
        <Hits title={texts.disbursements} items={disbursements}>
          {({ id, companyName, evidence, amount }) => (
            <>
              <Record type="disbursement" id={id} label={`${companyName}, ${evidence.number}`} />{' '}
              <span className="amount quiet">{formatRupiah(amount, language)}</span>
            </>
          )}
        </Hits>
        <Hits title={texts.companies} items={companies}>
          {({ id, legalName, npwp }) => (
            <Record type="company" id={id} label={`${legalName} · NPWP ${npwp}`} />
          )}
        </Hits>
        <Hits title={texts.documents} items={documents}>
          {({ id, title, name }) => (
            <a href={addressOf('/v1/documents/{id}/content', { path: { id } })}>{title ?? name}</a>
          )}
        </Hits>
      </div>
    </Page>
  )
}

interface HitsProps<Hit> {
  title: string
  items: Hit[]
  children: (hit: Hit) => ReactNode
}

function Hits<Hit extends { id: string }>({ title, items, children }: HitsProps<Hit>) {
  const texts = useWords(words)
  if (items.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul className="hits">
        {items.map((hit) => (
          <li key={hit.id}>{children(hit)}</li>
        ))}
      </ul>
      {items.length === SHOWN && <p className="quiet">{texts.more(SHOWN)}</p>}
    </section>
  )
}

function Record({ type, id, label }: { type: string; id: string; label: string }) {
  return <Link to={addressOfRecord({ type, id }) ?? '/'}>{label}</Link>
}
