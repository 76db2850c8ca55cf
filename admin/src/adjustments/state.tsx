import { useWords } from '../shell/language'
import { State } from '../ui/state'
import type { Adjustment } from './queries'
import { words } from './words'

const tones = {
  proposed: 'warning',
  approved: 'positive',
  rejected: 'negative',
  withdrawn: 'neutral',
} as const

export function AdjustmentState({ state }: Pick<Adjustment, 'state'>) {
  const texts = useWords(words)
  return <State tone={tones[state]}>{texts.states[state]}</State>
}
