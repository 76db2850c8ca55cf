import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { call, type Schemas } from '../api/call'
import type { operations } from '../api/schema'
import { DeedDialog } from '../shell/deed-dialog'
import { useLanguage, useWords } from '../shell/language'
import { useListAddress } from '../shell/list-address'
import { Page } from '../shell/page'
import { queryClient } from '../shell/query-client'
import { RecordLink } from '../shell/record-link'
import { useMay } from '../shell/session'
import { Button } from '../ui/button'
import { FilterChips } from '../ui/filter-chips'
import { FilterSelect, Filters, severalOf } from '../ui/filters'
import { SelectField } from '../ui/select-field'
import { State } from '../ui/state'
import { type Column, Table } from '../ui/table'
import { words } from './words'

type Finding = Schemas['Finding']
type Query = NonNullable<operations['listFindings']['parameters']['query']>

const FILTERS = ['severity', 'status', 'code'] as const

const findingsQuery = (id: string, query: Record<string, string>, language: string) =>
  queryOptions({
    // The service says them in the reader's language.
    queryKey: ['findings', id, query, language],
    queryFn: async () => {
      const { data } = await call('get', '/v1/retreats/{id}/findings', {
        path: { id },
        query: query as Query,
      })
      return data as Schemas['FindingRegister']
    },
    placeholderData: (before) => before,
  })

/** What must be explained, the gravest first; an auditor says what became of it. */
export function FindingList() {
  const texts = useWords(words)
  const language = useLanguage()
  const may = useMay()
  const { id } = useParams({ from: '/framed/retret/$id/temuan' })
  const { filters, setFilters, clearFilters } = useListAddress(FILTERS)
  const { data } = useSuspenseQuery(findingsQuery(id, filters as Record<string, string>, language))
  const [followed, setFollowed] = useState<Finding>()
  const options = { severity: optionsOf(texts.severities), status: optionsOf(texts.statuses) }
  const select = (name: 'severity' | 'status') => (
    <FilterSelect
      label={texts[name]}
      value={filters[name]}
      options={options[name]}
      onChange={(value) => setFilters({ [name]: value })}
    />
  )
  const columns: Column<Finding>[] = [
    {
      key: 'finding',
      header: texts.finding,
      isHead: true,
      cell: ({ code, title, message, legalBasis }) => (
        <>
          <strong>
            {code} {title}
          </strong>
          <p>{message}</p>
          <p className="quiet">
            {texts.basis}: {legalBasis}
          </p>
        </>
      ),
    },
    {
      key: 'subject',
      header: texts.subject,
      cell: ({ subject }) =>
        subject.id === undefined ? (
          subject.label
        ) : (
          <RecordLink type={subject.kind} id={subject.id}>
            {subject.label}
          </RecordLink>
        ),
    },
    {
      key: 'severity',
      header: texts.severity,
      cell: ({ severity }) => (
        <State tone={severity === 'critical' ? 'negative' : severity === 'high' ? 'warning' : 'neutral'}>
          {texts.severities[severity]}
        </State>
      ),
    },
    {
      key: 'status',
      header: texts.status,
      cell: ({ status, followUps }) => (
        <>
          {texts.statuses[status]}
          {followUps.length > 0 && <p className="quiet">{followUps.at(-1)?.reason}</p>}
        </>
      ),
    },
  ]
  const deeds: Column<Finding> = {
    key: 'deeds',
    header: texts.deeds,
    cell: (finding) => <Button onClick={() => setFollowed(finding)}>{texts.followUp}</Button>,
  }
  return (
    <Page title={texts.title}>
      <div className="stack">
        <Filters>
          {select('severity')}
          {select('status')}
        </Filters>
        <FilterChips
          chips={FILTERS.flatMap((name) => {
            const value = filters[name]
            if (value === undefined) return []
            const label = name === 'code' ? value : `${texts[name]}: ${severalOf(value, options[name])}`
            return [{ key: name, label, onRemove: () => setFilters({ [name]: undefined }) }]
          })}
          onClear={clearFilters}
        />
        <p>
          <strong>{texts.found(data.counts.total, data.counts.critical)}</strong>
        </p>
        <Table
          caption={texts.title}
          columns={may('findings.follow_up') ? [...columns, deeds] : columns}
          rows={data.items}
          keyOf={(finding) => finding.id}
          empty={texts.none}
        />
      </div>
      {followed && <FollowUp finding={followed} onClose={() => setFollowed(undefined)} />}
    </Page>
  )
}

function FollowUp({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const texts = useWords(words)
  const [kind, setKind] = useState<'explained' | 'accepted_risk' | 'settled' | null>(null)
  return (
    <DeedDialog
      title={texts.followUpTitle(finding.title)}
      label={texts.save}
      text="reason"
      content={kind}
      send={({ text, idempotencyKey }) =>
        call('post', '/v1/findings/{id}/follow-ups', {
          path: { id: finding.id },
          body: { kind: kind ?? 'explained', reason: text },
          idempotencyKey,
        })
      }
      done={texts.done}
      onDone={() =>
        Promise.all(
          [['findings'], ['worklist']].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
        )
      }
      onClose={onClose}
    >
      <SelectField
        label={texts.kind}
        pointer="/kind"
        value={kind}
        onChange={setKind}
        options={(['explained', 'accepted_risk', 'settled'] as const).map((value) => ({
          value,
          label: texts.statuses[value],
        }))}
      />
    </DeedDialog>
  )
}

function optionsOf(named: Record<string, string>) {
  return Object.entries(named).map(([value, label]) => ({ value, label }))
}
