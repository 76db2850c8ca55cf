/** What stands at a venue by something else than the line: sums of what was read, and what stands beside them. */

import { groupBy } from '../platform/shared/collections.ts'
import type { Language } from '../platform/shared/language.ts'
import { channel, form, levels } from '../platform/shared/measures.ts'
import { type Amounts, addLevels, type Levels, levelsOf, noLevels } from './amounts.ts'
import { type Coverage, type Places, totalOf } from './compute-coverage.ts'
import type { CoverageGroup } from './coverage.schema.ts'
import { channelLabels, formLabels, placeLabels } from './labels.ts'

/** The venue's lines by something that they have, in the lines' order; they add up to the totals. */
export function groupLines(
  lines: Coverage['lines'],
  keyOf: (line: Coverage['lines'][number]) => string,
  labelOf: (key: string) => string,
): CoverageGroup[] {
  return [...groupBy(lines, keyOf)].map(([key, ofKey]) => ({
    kind: 'group',
    key,
    label: labelOf(key),
    ...totalOf(ofKey),
  }))
}

/** CSR of which a part has this key. */
export interface CsrPart {
  key: string
  label: string
  csr: Levels
}

/** Parts by their key, in the order of the labels, without those of nothing. */
export function groupParts(parts: readonly CsrPart[], places: Places, language: Language): CoverageGroup[] {
  const groups = [...groupBy(parts, ({ key }) => key)].map(([key, ofKey]) => ({
    kind: 'group' as const,
    key,
    label: ofKey[0]?.label ?? key,
    csr: ofKey.map(({ csr }) => csr).reduce(addLevels, noLevels()),
  }))
  const shown = groups.filter(({ csr }) => levels.some((level) => csr[level] !== 0))
  const inOrder = shown.toSorted((a, b) => compare(a.label, b.label) || compare(a.key, b.key))
  return [...inOrder, ...besides(places, levelsOf, language)]
}

/** With what had come in all by the end of each group, which the groups' order (months) makes a curve to plot. */
export function withRunningTotals(groups: CoverageGroup[]): CoverageGroup[] {
  let cumulative = noLevels()
  return groups.map((group) => {
    if (group.kind !== 'group' || !('pledged' in group.csr)) return group
    cumulative = addLevels(cumulative, group.csr)
    return { ...group, cumulative }
  })
}

export function groupForms(places: Places, language: Language): CoverageGroup[] {
  const groups = form.enumValues.map((key) => ({
    kind: 'group' as const,
    key,
    label: formLabels[key][language],
    csr: places.here.byForm[key],
  }))
  return [...groups, ...besides(places, levelsOf, language)]
}

/** What was handed over, by how it came; a promise has no channel. */
export function groupChannels(places: Places, language: Language): CoverageGroup[] {
  const groups = channel.enumValues.map((key) => ({
    kind: 'group' as const,
    key,
    label: channelLabels[key][language],
    csr: places.here.byChannel[key],
  }))
  return [...groups, ...besides(places, receiptsOf, language)]
}

/** The rows that make groups of the venue's CSR add up to everything that companies brought. */
function besides<Csr>(places: Places, csrOf: (amounts: Amounts) => Csr, language: Language) {
  const beside = (kind: 'unallocated' | 'other_venues', amounts: Amounts) => ({
    kind,
    key: null,
    label: placeLabels[kind][language],
    csr: csrOf(amounts),
  })
  return [beside('unallocated', places.unallocated), beside('other_venues', places.otherVenues)]
}

function receiptsOf(amounts: Amounts) {
  const { received, verified } = levelsOf(amounts)
  return { received, verified }
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
