/** A form that knows which of its fields cannot be sent yet, and what was refused of it. */
import {
  type ComponentProps,
  createContext,
  type KeyboardEvent,
  type ReactNode,
  type SubmitEvent,
  useContext,
  useRef,
  useState,
} from 'react'

/** What the service says of a request that it refuses; `Problem` of the API is one. */
export interface Refusal {
  title: string
  detail: string
  requestId: string
  figures: Record<string, unknown>
  errors: { pointer: string; detail: string }[]
}

interface FormState {
  /** Somebody has tried to send it: from then on fields say too that they are empty. */
  isAttempted: boolean
  refusal: Refusal | undefined
}

const FormContext = createContext<FormState>({ isAttempted: false, refusal: undefined })

export function useForm(): FormState {
  return useContext(FormContext)
}

/** Of a field that holds what cannot be sent: unreadable, or empty where something must stand. */
export const BLOCKED = 'data-blocked'

interface FormProps extends Omit<ComponentProps<'form'>, 'onSubmit' | 'noValidate'> {
  /** Called only when every field can be sent. */
  onSubmit: () => void
  refusal?: Refusal | undefined
  /** An answer is awaited: nothing is sent meanwhile. */
  isBusy?: boolean
  children: ReactNode
}

/**
 * Sends by its button or Ctrl+Enter. While a field is unreadable or missing, it gets the focus and nothing is sent: a number
 * that cannot be read is never sent as none.
 */
export function Form({ onSubmit, refusal, isBusy = false, children, ...attributes }: FormProps) {
  const [isAttempted, setAttempted] = useState(false)
  const place = useRef<HTMLFormElement>(null)

  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    // A dialog's form within this one is not this one.
    if (event.target !== place.current || isBusy) return
    setAttempted(true)
    const blocked = place.current.querySelector<HTMLElement>(`[${BLOCKED}]`)
    if (blocked) blocked.focus()
    else onSubmit()
  }

  function sendByKey(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return
    event.preventDefault()
    event.stopPropagation()
    place.current?.requestSubmit()
  }

  return (
    <FormContext value={{ isAttempted, refusal }}>
      <form {...attributes} ref={place} noValidate onSubmit={send} onKeyDown={sendByKey}>
        {children}
      </form>
    </FormContext>
  )
}
