import { useQuery } from '@tanstack/react-query'
import { formatRupiah } from '../shared/rupiah'
import { useLanguage, useWords } from '../shell/language'
import { SelectField } from '../ui/select-field'
import { words } from './proposal-words'
import { budgetLinesQuery } from './queries'

/** What stands for the part of a pledge that is on no line: no code has a blank. */
export const UNALLOCATED = ' '

interface LineFieldProps {
  label: string
  pointer: string
  retreatId: string
  /** A line's code, UNALLOCATED, or null while nothing is chosen. */
  value: string | null
  onChange: (value: string | null) => void
  /** What is said instead where no line is named. */
  unallocated?: string
  isOptional?: boolean
}

/** A line of the budget in force, or none: those that take no CSR come last and cannot be chosen. */
export function LineField({ retreatId, unallocated, ...field }: LineFieldProps) {
  const texts = useWords(words)
  const language = useLanguage()
  const { data: lines = [] } = useQuery(budgetLinesQuery(retreatId))
  const inOrder = [...lines].sort((a, b) => Number(b.csrEligible) - Number(a.csrEligible))
  return (
    <SelectField
      {...field}
      options={[
        { value: UNALLOCATED, label: unallocated ?? texts.unallocated },
        ...inOrder.map(({ code, description, csrEligible, csrIneligibleReason, room }) => ({
          value: code,
          label: csrEligible
            ? `${code} ${description} · ${texts.room(formatRupiah(room ?? 0, language))}`
            : `${code} ${description} · ${csrIneligibleReason}`,
          isDisabled: !csrEligible,
        })),
      ]}
    />
  )
}
