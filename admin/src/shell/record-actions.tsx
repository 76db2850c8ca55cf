import type { ReactNode } from 'react'
import type { Schemas } from '../api/call'
import type { Operation } from '../api/queries'
import { Button } from '../ui/button'
import { useLanguage } from './language'
import { useMay } from './session'

export interface RecordAction {
  /** As the record names it among its allowedActions. */
  action: string
  /** Who lacks it does not see the button. */
  operation: Operation
  label: string
  kind?: 'primary' | 'danger'
  onChoose: () => void
}

interface RecordActionsProps {
  allowed: Schemas['AllowedAction'][] | undefined
  actions: readonly RecordAction[]
  children?: ReactNode
}

/**
 * What can be done with a record. What the role lacks is not drawn; what the state, or having made it, forbids says why in the
 * service's words. A record that is read as it was known allows nothing.
 */
export function RecordActions({ allowed, actions, children }: RecordActionsProps) {
  const may = useMay()
  const language = useLanguage()
  const shown = actions.flatMap((each) => {
    const rule = allowed?.find(({ action }) => action === each.action)
    return rule && may(each.operation) ? [{ ...each, rule }] : []
  })
  if (shown.length === 0 && children === undefined) return null
  return (
    <div className="row no-print">
      {shown.map(({ action, label, kind, rule, onChoose }) => (
        <Button
          key={action}
          {...(kind && { kind })}
          reason={rule.allowed ? undefined : (rule.reason?.[language] ?? rule.code)}
          onClick={onChoose}
        >
          {label}
        </Button>
      ))}
      {children}
    </div>
  )
}
