import type { Schemas } from '../api/call'

/** The list in which all of a kind are, where there is one. */
export function listOf(
  kind: Schemas['WorklistEntry']['kind'],
  retreatId: string | undefined,
): string | undefined {
  const ofRetreat = (page: string) => retreatId && `/retret/${retreatId}/${page}`
  switch (kind) {
    case 'pledge_submission':
      return '/komitmen?state=draft,rejected'
    case 'pledge_approval':
      return '/komitmen/antrean'
    case 'instalment_overdue':
      return '/komitmen?overdue=true'
    case 'instalment_due':
    case 'agreement_missing':
      return '/komitmen?state=active'
    case 'disbursement_verification':
    case 'receipt_unverified':
      return '/penerimaan?state=recorded'
    case 'evidence_missing':
      return '/penerimaan?state=recorded&hasEvidence=false'
    case 'proposal_decision':
      return '/penyesuaian?state=proposed'
    case 'budget_adoption':
      return ofRetreat('rab')
    case 'finding_follow_up':
      return ofRetreat('temuan')
    case 'access_confirmation':
      return '/pengguna?confirmation=awaited'
    case 'account_unused':
      return '/pengguna'
    case 'key_expiry':
      return '/kunci'
    case 'webhook_failing':
      return '/webhook'
    case 'report_sealed':
      return '/laporan/segel'
    case 'month_closing':
      return '/periode'
  }
}
