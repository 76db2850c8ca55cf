/** Stored documents are attached to records in whatever state, and none is ever taken away: a wrong one is marked. */
import { filesCountOnce, isReplaced, madeBy } from './papers.ts'
import { documentRefs, type Person, refuse, refuseIf, type World } from './world.ts'

/** While it waits for its checker: who attaches to it then is a maker of it. */
const openStates = ['draft', 'submitted', 'rejected', 'recorded', 'proposed']
/** Of what a pledge or receipt was rejected, only a pledge is corrected and submitted again. */
const isOpen = (record: string, state: string) =>
  openStates.includes(state) && (state !== 'rejected' || record.startsWith('pledge'))

interface Attaching {
  documentId: string
  kind: string
}

export function attachDocument(world: World, person: Person, on: string, { documentId, kind }: Attaching) {
  const record = recordOf(world, on)
  const added = { ref: nextRef(world), record: on, document: documentId, kind, replaces: null }
  filesCountOnce({ ...world, attachments: [...world.attachments, added] }, on)
  stored(documentId)
  world.attachments.push(added)
  touch(record, on, person)
  return { created: [added.ref] }
}

/** `on` names the record and what is wrong of it: an attachment, or the document that the record itself names. */
export function replaceDocument(
  world: World,
  person: Person,
  on: string,
  { documentId }: { documentId?: string },
) {
  const [name = '', wrong = ''] = on.split(' ')
  const record = recordOf(world, name)
  const { kind } = documentsOf(world, name).find(({ id }) => id === wrong) ?? refuse('attachment_not_found')
  const added = { ref: nextRef(world), record: name, document: documentId ?? null, kind, replaces: wrong }
  filesCountOnce({ ...world, attachments: [...world.attachments, added] }, name)
  refuseIf(isReplaced(world, name, wrong), 'attachment_replaced')
  if (documentId !== undefined) stored(documentId)
  world.attachments.push(added)
  touch(record, name, person)
  return { replacement: documentId === undefined ? null : added.ref }
}

/** What a record has: the evidence that it names itself, then what was attached. */
export function documentsOf(world: World, record: string) {
  const own = world.disbursements.find(({ ref }) => ref === record)?.documentId
  const named = own == null ? [] : [{ id: own, document: own, kind: 'evidence' }]
  const attached = world.attachments.filter((each) => each.record === record && each.document !== null)
  return [...named, ...attached.map(({ ref: id, document, kind }) => ({ id, document, kind }))].map(
    (each) => ({
      ...each,
      isReplaced: isReplaced(world, record, each.id),
    }),
  )
}

function stored(documentId: string): void {
  refuseIf(!documentRefs.includes(documentId), 'unknown_reference')
}

function nextRef(world: World): string {
  return `attachment#${world.attachments.length + 1}`
}

/** The record, or nothing of the retreat, which has no makers. */
function recordOf(world: World, name: string): { state: string; makers: string[] } | null {
  if (name === 'retreat#1') return null
  const [kind = ''] = name.split('#')
  const all: { ref: string; state: string; makers?: string[] }[] =
    {
      pledge: world.pledges,
      disbursement: world.disbursements,
      adjustment: world.adjustments,
      expenditure: world.expenditures,
    }[kind] ?? []
  const { state, makers = [] } = all.find(({ ref }) => ref === name) ?? refuse(`${kind}_not_found`)
  return { state, makers }
}

function touch(record: { state: string; makers: string[] } | null, name: string, person: Person): void {
  if (record && isOpen(name, record.state)) madeBy(record, person)
}
