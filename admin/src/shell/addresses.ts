/** Where a record is shown, by the type that the service gives it. */
export function addressOfRecord({ type, id }: { type: string; id: string }): string | undefined {
  switch (type) {
    case 'pledge':
      return `/komitmen/${id}`
    case 'disbursement':
      return `/penerimaan/${id}`
    case 'adjustment':
      return `/penyesuaian/${id}`
    case 'company':
      return `/perusahaan/${id}`
    case 'budget': {
      const [retreatId, version] = id.split('/')
      return `/retret/${retreatId}/rab/${version}`
    }
    case 'closing':
      return '/periode'
    case 'user':
      return `/pengguna/${id}`
    case 'api_key':
      return '/kunci'
    case 'webhook':
      return '/webhook'
    case 'sealed_report':
      return '/laporan/segel'
    default:
      return undefined
  }
}
