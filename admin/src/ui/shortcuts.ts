import { useEffect, useRef } from 'react'

/** Keys one after another belong together for so long. */
const TOGETHER_MS = 1_000

/** Whether single letters do anything (WCAG 2.1.4): a person who dictates switches them off, at Akun saya. */
const KEPT = 'cakupan.shortcuts'

export const shortcuts = {
  areOn: () => localStorage.getItem(KEPT) !== 'off',
  switch: (isOn: boolean) => localStorage.setItem(KEPT, isOn ? 'on' : 'off'),
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  )
}

/** Letters that do something wherever nobody types: `/`, `j`, or one after another as `k b`. Not while a dialog is open. */
export function useShortcuts(actions: Record<string, () => void>): void {
  const present = useRef(actions)
  present.current = actions
  useEffect(() => {
    let pressed: { key: string; at: number } = { key: '', at: 0 }
    function press(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (!shortcuts.areOn() || document.querySelector('[role=dialog], [role=alertdialog], dialog[open]'))
        return
      const isTogether = event.timeStamp - pressed.at < TOGETHER_MS
      const action =
        (isTogether && present.current[`${pressed.key} ${event.key}`]) || present.current[event.key]
      pressed = { key: event.key, at: event.timeStamp }
      if (!action) return
      event.preventDefault()
      action()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
