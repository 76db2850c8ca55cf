import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '../shell/language'
import { Page } from '../shell/page'
import { useRetreatId } from '../shell/retreat'
import { words } from './form-words'
import { draftOf, EMPTY } from './pledge-draft'
import { PledgeEditor } from './pledge-editor'
import { budgetLinesQuery, pledgeQuery } from './queries'

/** A new pledge, of the retreat that is chosen. */
export function PledgeForm() {
  const texts = useWords(words)
  const retreatId = useRetreatId()
  const { data: lines, isPending } = useQuery(budgetLinesQuery(retreatId))
  return (
    <Page title={texts.title}>
      {retreatId === undefined ? (
        <p className="notice">{texts.noRetreat}</p>
      ) : (
        !isPending && (
          <PledgeEditor key={retreatId} retreatId={retreatId} lines={lines ?? []} initial={EMPTY} />
        )
      )}
    </Page>
  )
}

/** A pledge that is not submitted yet, or was given back. */
export function EditPledge() {
  const texts = useWords(words)
  const { id } = useParams({ strict: false }) as { id: string }
  const { data: pledge, etag } = useSuspenseQuery(pledgeQuery(id)).data
  const { data: lines, isPending } = useQuery(budgetLinesQuery(pledge.retreatId))
  // As it was when the form was opened: what others do meanwhile is found when it is saved.
  const [opened] = useState({ pledge, etag })
  return (
    <Page title={texts.editTitle(pledge.companyName ?? pledge.letterNumber)}>
      {!isPending && (
        <PledgeEditor
          retreatId={pledge.retreatId}
          lines={lines ?? []}
          initial={draftOf(opened.pledge)}
          stored={{ id, etag: opened.etag, draft: draftOf(opened.pledge) }}
          isPartyFixed={opened.pledge.state === 'rejected'}
        />
      )}
    </Page>
  )
}
