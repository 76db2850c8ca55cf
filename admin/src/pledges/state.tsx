import { useWords } from '../shell/language'
import { State } from '../ui/state'
import type { Pledge } from './queries'
import { words } from './words'

const tones = {
  draft: 'neutral',
  submitted: 'warning',
  active: 'positive',
  rejected: 'negative',
  cancelled: 'neutral',
  discarded: 'neutral',
} as const

export function PledgeState({ state, fulfilled }: Pick<Pledge, 'state' | 'fulfilled'>) {
  const texts = useWords(words)
  return <State tone={tones[state]}>{fulfilled ? texts.fulfilled : texts.states[state]}</State>
}
