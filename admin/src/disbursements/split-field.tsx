import { useEffect, useMemo, useState } from 'react'
import type { Schemas } from '../api/call'
import { useWords } from '../shell/language'
import { FieldGroup } from '../ui/field'
import type { LineColumn } from '../ui/lines'
import { LinesGrid } from '../ui/lines-grid'
import { useLines } from '../ui/use-lines'
import { formWords } from './form-words'
import type { ReceiptDraft } from './receipt-draft'

interface SplitFieldProps {
  pledge: Schemas['Pledge']
  amount: number | null
  lines: ReceiptDraft['lines']
  onChange: (lines: ReceiptDraft['lines']) => void
}

/** Over which lines of the pledge it goes: as the service does it by what is open, or as the person says. */
export function SplitField({ pledge, amount, lines, onChange }: SplitFieldProps) {
  const texts = useWords(formWords)
  const isByHand = lines !== null
  return (
    <FieldGroup label={texts.split} pointer="/allocations">
      <div className="row">
        {[false, true].map((byHand) => (
          <label key={String(byHand)} className="row">
            <input
              type="radio"
              name="split"
              checked={isByHand === byHand}
              onChange={() => onChange(byHand ? [] : null)}
            />
            {byHand ? texts.byHand : texts.byDefault}
          </label>
        ))}
      </div>
      {isByHand && <OwnSplit pledge={pledge} amount={amount} lines={lines} onChange={onChange} />}
    </FieldGroup>
  )
}

function OwnSplit({ pledge, amount, lines, onChange }: SplitFieldProps) {
  const texts = useWords(formWords)
  const columns = useMemo<LineColumn[]>(
    () => [
      {
        key: 'lineCode',
        header: texts.line,
        kind: 'choice',
        choices: pledge.allocations.map(({ lineCode }) => ({ value: lineCode, label: lineCode })),
      },
      { key: 'amount', header: texts.amount, kind: 'amount' },
    ],
    [pledge, texts],
  )
  const [initial] = useState(lines ?? [])
  const grid = useLines(columns, initial)
  const text = JSON.stringify(grid.values)
  useEffect(() => {
    const values = JSON.parse(text) as { lineCode: string | null; amount: number | null }[]
    onChange(
      values.flatMap(({ lineCode, amount: given }) =>
        lineCode && given ? [{ lineCode, amount: given }] : [],
      ),
    )
  }, [text])
  return <LinesGrid label={texts.split} lines={grid} total={amount} pointer="/allocations" />
}
