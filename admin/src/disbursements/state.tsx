import { useWords } from '../shell/language'
import { State } from '../ui/state'
import type { Disbursement } from './queries'
import { words } from './words'

const tones = {
  recorded: 'warning',
  verified: 'positive',
  rejected: 'negative',
  reversed: 'neutral',
} as const

export function DisbursementState({ state }: Pick<Disbursement, 'state'>) {
  const texts = useWords(words)
  return <State tone={tones[state]}>{texts.states[state]}</State>
}
