import { useWords } from '../shell/language'
import { State } from '../ui/state'
import type { User } from './queries'
import { words } from './words'

const tones = { not_needed: 'neutral', awaited: 'warning', confirmed: 'positive' } as const

export function Confirmation({ state }: { state: User['confirmation']['state'] }) {
  return <State tone={tones[state]}>{useWords(words).confirmations[state]}</State>
}
