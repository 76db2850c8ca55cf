import { useState } from 'react'
import { addressOf } from '../api/call'
import { todayInWita } from '../shared/calendar'
import { useLanguage, useWords } from '../shell/language'
import { Page } from '../shell/page'
import { useRetreatId } from '../shell/retreat'
import { DayField } from '../ui/day-field'
import { Filters } from '../ui/filters'
import { Table } from '../ui/table'
import { words } from './words'

const FORMATS = ['pdf', 'xlsx', 'csv'] as const

interface Days {
  from: string | null
  to: string | null
}

interface Report {
  name: keyof (typeof words)['id']['names']
  path: string
  /** What it takes of the days that are chosen, by the names of its own parameters. */
  query: (days: Days) => Record<string, string | null>
}

const over = ({ from, to }: Days) => ({ from, to })
const asOf = ({ to }: Days) => ({ asOf: to })
const ofRetreat = (path: string) => `/v1/retreats/{id}/${path}`

const REPORTS: Report[] = [
  { name: 'coverage', path: ofRetreat('coverage'), query: asOf },
  { name: 'venue-comparison', path: ofRetreat('venue-comparison'), query: asOf },
  { name: 'pledge-realisation', path: ofRetreat('reports/pledge-realisation'), query: over },
  { name: 'receipts', path: ofRetreat('reports/receipts'), query: over },
  {
    name: 'recap-sector',
    path: ofRetreat('reports/recap'),
    query: (days) => ({ ...asOf(days), by: 'sector' }),
  },
  {
    name: 'recap-regency',
    path: ofRetreat('reports/recap'),
    query: (days) => ({ ...asOf(days), by: 'regency' }),
  },
  { name: 'findings', path: ofRetreat('reports/findings'), query: asOf },
]

/** Every report of the retreat that is chosen, in every format, over the days that are chosen. */
export function ReportList() {
  const texts = useWords(words)
  const language = useLanguage()
  const id = useRetreatId()
  const [days, setDays] = useState<Days>({ from: null, to: null })
  if (id === undefined)
    return (
      <Page title={texts.title}>
        <p>{texts.noRetreat}</p>
      </Page>
    )
  const fileOf = ({ path, query }: Report, format: string) => {
    const chosen = Object.entries(query(days)).filter(([, value]) => value !== null)
    return addressOf(path, { path: { id }, query: { ...Object.fromEntries(chosen), format } })
  }
  return (
    <Page title={texts.title}>
      <div className="stack">
        <p>{texts.lead}</p>
        <Filters>
          <DayField
            label={texts.from}
            value={days.from}
            latest={todayInWita()}
            isOptional
            onChange={(from) => setDays({ ...days, from })}
          />
          <DayField
            label={texts.to}
            value={days.to}
            latest={todayInWita()}
            isOptional
            onChange={(to) => setDays({ ...days, to })}
          />
        </Filters>
        <Table
          caption={texts.title}
          columns={[
            { key: 'report', header: texts.report, isHead: true, cell: ({ name }) => texts.names[name] },
            {
              key: 'files',
              header: texts.files,
              cell: (report) => (
                <span className="row">
                  {FORMATS.map((format) => (
                    <a
                      key={format}
                      href={fileOf(report, format)}
                      hrefLang={language}
                      aria-label={texts.fileOf(texts.names[report.name], format.toUpperCase())}
                      download
                    >
                      {format.toUpperCase()}
                    </a>
                  ))}
                </span>
              ),
            },
          ]}
          rows={REPORTS}
          keyOf={({ name }) => name}
        />
      </div>
    </Page>
  )
}
