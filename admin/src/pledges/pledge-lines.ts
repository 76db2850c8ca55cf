import { useMemo } from 'react'
import { useWords } from '../shell/language'
import type { LineColumn } from '../ui/lines'
import type { BudgetLine } from './queries'
import { words } from './words'

/** The columns of the two grids of the form; the same as long as the budget and the language are. */
export function usePledgeColumns(lines: readonly BudgetLine[] | undefined) {
  const texts = useWords(words)
  const split = useMemo<LineColumn[]>(
    () => [
      {
        key: 'lineCode',
        header: texts.line,
        kind: 'choice',
        choices: (lines ?? []).map(({ code, description, csrEligible, csrIneligibleReason, room }) => ({
          value: code,
          label: `${code} ${description}`,
          ...(csrEligible
            ? { room: room ?? 0 }
            : { disabledReason: csrIneligibleReason ?? texts.takesNoCsr }),
        })),
      },
      { key: 'amount', header: texts.amount, kind: 'amount' },
    ],
    [lines, texts],
  )
  const instalments = useMemo<LineColumn[]>(
    () => [
      { key: 'dueOn', header: texts.dueOn, kind: 'day' },
      { key: 'amount', header: texts.amount, kind: 'amount', isOptional: true },
    ],
    [texts],
  )
  return { split, instalments }
}
