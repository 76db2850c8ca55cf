/** From this day (WITA) on so many rupiah more, or fewer. */
export interface Layer {
  effectiveOn: string
  amount: number
}

interface Span {
  from: string
  /** The day on which what stood before stands again; none: for good. */
  until: string | undefined
  amount: number
}

/** What makes a line's total so much on every day of the span, and leaves it on every other as it is. */
export function restated(layers: readonly Layer[], { from, until, amount }: Span): Layer[] {
  const before = layers.filter(({ effectiveOn }) => effectiveOn <= from)
  const within = layers.filter(
    ({ effectiveOn }) => effectiveOn > from && (until === undefined || effectiveOn < until),
  )
  const changes = [
    { effectiveOn: from, amount: amount - total(before) },
    ...within.map((layer) => ({ ...layer, amount: -layer.amount })),
  ]
  return until === undefined ? changes : [...changes, { effectiveOn: until, amount: -total(changes) }]
}

function total(layers: readonly Layer[]): number {
  return layers.reduce((sum, layer) => sum + layer.amount, 0)
}
