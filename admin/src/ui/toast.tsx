/** What has been done, said once in sight and to screen readers; gone by itself, or when a dialog asks something. */
import { useSyncExternalStore } from 'react'
import { useWords, wordsOf } from './language'
import './toast.css'

interface Toast {
  id: number
  text: string
}

/** Long enough to be read twice; the page shows the outcome too. */
const SHOWN_MS = 8_000

const words = wordsOf({ id: { close: 'Tutup' }, en: { close: 'Close' } })

let toasts: readonly Toast[] = []
let last = 0
const listeners = new Set<() => void>()

function become(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

export function showToast(text: string): void {
  last += 1
  const id = last
  become([...toasts.slice(-2), { id, text }])
  setTimeout(() => closeToast(id), SHOWN_MS)
}

function closeToast(id: number): void {
  become(toasts.filter((toast) => toast.id !== id))
}

export function closeToasts(): void {
  if (toasts.length > 0) become([])
}

/** The place of them, once on the page. */
export function Toasts() {
  const texts = useWords(words)
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => toasts,
  )
  return (
    <div role="status" className="toasts no-print">
      {shown.map(({ id, text }) => (
        <div key={id} className="toast">
          <span>{text}</span>
          <button type="button" className="plain" aria-label={texts.close} onClick={() => closeToast(id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  )
}
