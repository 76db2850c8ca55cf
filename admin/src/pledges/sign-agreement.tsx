import { useState } from 'react'
import { call, type Schemas } from '../api/call'
import { todayInWita } from '../shared/calendar'
import { DeedDialog } from '../shell/deed-dialog'
import { useWords } from '../shell/language'
import { DayField } from '../ui/day-field'
import { SelectField } from '../ui/select-field'
import { TextField } from '../ui/text-field'
import { words } from './proposal-words'
import type { ProposalProps } from './proposals'
import { optionsOf, words as pledgeWords } from './words'

type NewAgreement = Schemas['NewAgreement']

/** The first agreement is recorded at once; a later one says what it is, and somebody else decides. */
export function SignAgreement({ pledge, etag, onDone, onClose }: ProposalProps) {
  const texts = useWords(words)
  const { agreements } = useWords(pledgeWords)
  const isLater = pledge.agreement !== null
  const [kind, setKind] = useState<NewAgreement['kind'] | null>(null)
  const [number, setNumber] = useState('')
  const [signedOn, setSignedOn] = useState<string | null>(null)
  const [relation, setRelation] = useState<NonNullable<NewAgreement['relation']> | null>(null)
  const content = { kind, number, signedOn, ...(isLater && { relation }) }
  const bodyOf = (text: string) => ({ ...content, ...(isLater && { reason: text }) }) as NewAgreement
  const path = { id: pledge.id }
  return (
    <DeedDialog
      title={isLater ? texts.laterAgreement : texts.agreement}
      label={isLater ? texts.propose : texts.record}
      {...(isLater && { text: 'reason' as const })}
      isWide
      content={content}
      foresee={async ({ text }) => {
        const body = bodyOf(text)
        const { data } = await call('post', '/v1/pledges/{id}/agreement', {
          path,
          body,
          query: { dryRun: 'true' },
        })
        return 'effect' in data ? data : { warnings: data.warnings ?? [] }
      }}
      send={({ text, idempotencyKey }) => {
        const body = bodyOf(text)
        return call('post', '/v1/pledges/{id}/agreement', { path, body, ifMatch: etag, idempotencyKey })
      }}
      done={isLater ? texts.proposed : texts.agreementRecorded}
      onDone={onDone}
      onClose={onClose}
    >
      <SelectField
        label={texts.kind}
        pointer="/kind"
        value={kind}
        onChange={setKind}
        options={optionsOf(agreements)}
        autoFocus
      />
      <TextField label={texts.number} pointer="/number" value={number} onChange={setNumber} maxLength={100} />
      <DayField
        label={texts.signedOn}
        pointer="/signedOn"
        value={signedOn}
        onChange={setSignedOn}
        latest={todayInWita()}
      />
      {isLater && (
        <SelectField
          label={texts.relation}
          pointer="/relation"
          value={relation}
          onChange={setRelation}
          options={optionsOf(texts.relations)}
        />
      )}
    </DeedDialog>
  )
}
