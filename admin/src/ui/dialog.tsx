import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useWords, wordsOf } from './language'
import { closeToasts } from './toast'
import './dialog.css'

interface DialogProps {
  title: string
  /** Escape and the cross; a dialog without it can only be answered. */
  onClose?: () => void
  isWide?: boolean
  children: ReactNode
}

const words = wordsOf({ id: { close: 'Tutup' }, en: { close: 'Close' } })

/**
 * Over the page for as long as it is rendered. The browser keeps the focus in it and gives it back afterwards. A form in it
 * belongs to no form around it.
 */
export function Dialog({ title, onClose, isWide = false, children }: DialogProps) {
  const place = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const texts = useWords(words)
  useLayoutEffect(() => {
    const dialog = place.current
    closeToasts()
    dialog?.showModal()
    // Else the cross would have it, being the first.
    dialog?.querySelector<HTMLElement>(':is(input, select, textarea):not(:disabled)')?.focus()
    return () => dialog?.close()
  }, [])

  return createPortal(
    <dialog
      ref={place}
      className={isWide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
    >
      <header className="dialog-head">
        <h2 id={heading}>{title}</h2>
        {onClose && (
          <button type="button" className="plain dialog-close" aria-label={texts.close} onClick={onClose}>
            ×
          </button>
        )}
      </header>
      {children}
    </dialog>,
    document.body,
  )
}
