/** How a pledge is saved: looked at first by a dry run, stored or corrected, and where it is wished submitted. */
import { useState } from 'react'
import { call, type Schemas } from '../api/call'
import { type Submission, useSubmission } from '../shell/submission'
import type { Refusal } from '../ui/form'
import { changesBetween, contentOf, draftOf, type PaperHolder, type PledgeDraft } from './pledge-draft'

export type Wish = 'draft' | 'submission'

export interface StoredPledge {
  id: string
  etag: string | undefined
  /** As the service has it. */
  draft: PledgeDraft
}

interface SavingOptions {
  retreatId: string
  stored: StoredPledge | undefined
  onStored: () => void
  onDone: (id: string, done: Wish) => Promise<unknown>
}

interface Saved {
  draft: PledgeDraft
  wish: Wish
  others: readonly PaperHolder[]
  stored: StoredPledge | undefined
}

export function useSaving({ retreatId, onStored, onDone, ...options }: SavingOptions) {
  const [stored, setStored] = useState(options.stored)
  const [others, setOthers] = useState<readonly PaperHolder[]>([])
  const [similar, setSimilar] = useState<{ of: string; warnings: Schemas['Warning'][] }>()
  const [isTicked, setTicked] = useState(false)
  const [conflict, setConflict] = useState<{ opened: PledgeDraft; now: PledgeDraft }>()
  const written = (draft: PledgeDraft) => JSON.stringify(contentOf(draft, others))

  const submitting = useSubmission({
    send: ({ content: { id }, idempotencyKey }: Sent<StoredPledge>) =>
      call('post', '/v1/pledges/{id}/submission', { path: { id }, body: {}, idempotencyKey }),
    onDone: ({ data }) => onDone(String(data.id), 'submission'),
  })
  const storing = useSubmission({
    keptAs: `komitmen.${options.stored?.id ?? 'baru'}`,
    send: ({ content, idempotencyKey }: Sent<Saved>) => store(content, idempotencyKey),
    onDone: async ({ data, etag }) => {
      const now = { id: String(data.id), etag, draft: draftOf(data as Schemas['Pledge']) }
      setStored(now)
      onStored()
      await goOn(now, wish)
    },
    onRefused: learn,
  })
  const [wish, setWish] = useState<Wish>('draft')
  const looking = useSubmission({
    send: ({ content: { draft, others: known } }: Sent<Saved>) => {
      const body = { retreatId, ...contentOf(draft, known) }
      return call('post', '/v1/pledges', { body, query: { dryRun: 'true' } })
    },
    onDone: ({ data }) => {
      const warnings = (data.warnings ?? []).filter(({ code }) => code === 'similar_pledge')
      if (looked === undefined) return
      if (warnings.length > 0) setSimilar({ of: written(looked.draft), warnings })
      else storing.submit(looked)
    },
    onRefused: learn,
  })
  const [looked, setLooked] = useState<Saved>()

  function store({ draft, others: known, stored: before }: Saved, idempotencyKey: string) {
    const content = contentOf(draft, known)
    if (before === undefined)
      return call('post', '/v1/pledges', { body: { retreatId, ...content }, idempotencyKey })
    const { id, etag } = before
    const body = changesBetween(contentOf(before.draft), content)
    return call('patch', '/v1/pledges/{id}', { path: { id }, body, ifMatch: etag })
  }

  async function goOn(now: StoredPledge, wished: Wish) {
    if (wished === 'submission') submitting.submit(now)
    else await onDone(now.id, 'draft')
  }

  async function learn({ figures, ...refusal }: Refusal & { code?: string }) {
    if (Array.isArray(figures.others)) setOthers(figures.others as PaperHolder[])
    if (refusal.code !== 'precondition_failed' || stored === undefined) return
    const { data, etag } = await call('get', '/v1/pledges/{id}', { path: { id: stored.id } })
    const now = draftOf(data)
    setConflict({ opened: stored.draft, now })
    setStored({ id: stored.id, etag, draft: now })
  }

  function save(draft: PledgeDraft, wished: Wish) {
    for (const each of [looking, storing, submitting]) each.reset()
    setWish(wished)
    const saved = { draft, wish: wished, others, stored }
    if (stored !== undefined) {
      const isChanged =
        Object.keys(changesBetween(contentOf(stored.draft), contentOf(draft, others))).length > 0
      if (isChanged) storing.submit(saved)
      else void goOn(stored, wished)
    } else if (isTicked && similar?.of === written(draft)) storing.submit(saved)
    else {
      setTicked(false)
      setLooked(saved)
      looking.submit(saved)
    }
  }

  const refusal = submitting.refusal ?? storing.refusal ?? looking.refusal
  return {
    save,
    isBusy: looking.isBusy || storing.isBusy || submitting.isBusy,
    submissions: [looking, storing, submitting] as Submission<never>[],
    /** A line that the service names is marked where it stands in the form. */
    refusalOf: (draft: PledgeDraft) => (conflict ? undefined : refusal && atItsLine(refusal, draft)),
    others,
    similarTo: (draft: PledgeDraft) => (similar?.of === written(draft) ? similar.warnings : []),
    isTicked,
    tick: setTicked,
    conflict,
    leaveConflict: () => setConflict(undefined),
    saveMerged: (merged: PledgeDraft) => {
      setConflict(undefined)
      save(merged, wish)
    },
  }
}

interface Sent<Content> {
  content: Content
  idempotencyKey: string
}

function atItsLine(refusal: Refusal, draft: PledgeDraft): Refusal {
  const row = draft.allocations.findIndex(({ lineCode }) => lineCode === refusal.figures.line)
  const isNamed = refusal.errors.some(({ pointer }) => pointer.startsWith('/allocations/'))
  if (row === -1 || isNamed) return refusal
  return {
    ...refusal,
    errors: [...refusal.errors, { pointer: `/allocations/${row}`, detail: refusal.detail }],
  }
}
