import { useQuery } from '@tanstack/react-query'
import { History, type HistoryItem } from '../shell/history'
import { useWords } from '../shell/language'
import { pledgeHistoryQuery } from './queries'
import { words } from './queue-words'
import { words as pledgeWords } from './words'

/** What was corrected between the submission before and this one: who decided once already looks at that first. */
export function SinceLastSubmission({ id }: { id: string }) {
  const texts = useWords(words)
  const { data = [] } = useQuery(pledgeHistoryQuery(id))
  const names = useNames()
  const changes = changesBetweenSubmissions(data)
  return changes.length === 0 ? null : <History title={texts.changed} items={changes} names={names} />
}

/** What its states and kinds are called. */
export function useNames(): Record<string, string> {
  const { states, forms, bases, agreements } = useWords(pledgeWords)
  return { ...states, ...forms, ...bases, ...agreements }
}

/** The history has the newest first. */
function changesBetweenSubmissions(history: readonly HistoryItem[]): HistoryItem[] {
  const submissions = history.flatMap(({ type }, index) => (type === 'pledge.submitted' ? [index] : []))
  const [last, before] = submissions
  if (last === undefined || before === undefined) return []
  return history.slice(last + 1, before).filter(({ type }) => type === 'pledge.changed')
}
