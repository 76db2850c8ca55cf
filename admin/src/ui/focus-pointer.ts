const FOCUSABLE = 'input, select, textarea, button, a[href], [tabindex]'

/**
 * Moves the focus to the field that fills this place of the request (RFC 6901), else to the nearest group around it, else to
 * the first field at all.
 */
export function focusPointer(pointer: string, within: ParentNode): void {
  const found = nearestAt(pointer, within) ?? within.querySelector<HTMLElement>('input, select, textarea')
  const target = found?.matches(FOCUSABLE) ? found : found?.querySelector<HTMLElement>(FOCUSABLE)
  target?.focus()
  target?.scrollIntoView({ block: 'center' })
}

function nearestAt(pointer: string, within: ParentNode): HTMLElement | null {
  if (pointer === '') return null
  const found = within.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(pointer)}"]`)
  return found ?? nearestAt(pointer.slice(0, Math.max(0, pointer.lastIndexOf('/'))), within)
}
