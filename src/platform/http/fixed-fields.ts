/** Fields that somebody wants to correct where they cannot be: why not, and what to do instead. */
import type { BothLanguages } from '../shared/wire.ts'

const recordAnew = {
  id: 'Yang tercatat tidak disunting. Batalkan penerimaan ini (POST /v1/disbursements/<id>/reversal) dan catat ulang dengan yang benar.',
  en: 'What was recorded is not edited. Reverse this disbursement (POST /v1/disbursements/<id>/reversal) and record it anew as it should be.',
}
const byAction = {
  id: 'Keadaan tidak diisi, tetapi berubah lewat tindakannya (submission, approval, verification, reversal dan lainnya); lihat /docs.',
  en: 'A state is not given, it changes by its actions (submission, approval, verification, reversal and others); see /docs.',
}
const ofService = {
  id: 'Isian ini ditentukan oleh layanan. Hilangkan dari permintaan.',
  en: 'The service itself fills in this field. Leave it out of the request.',
}

const ofRequests: { request: RegExp; fields: readonly string[]; because: BothLanguages }[] = [
  {
    request: /^PATCH .*\/disbursements\//,
    fields: ['amount', 'receivedOn', 'bookedOn', 'channel', 'pledgeId', 'allocations', 'unallocated', 'form'],
    because: recordAnew,
  },
  {
    request: /^PATCH .*\/pledges\//,
    fields: ['retreatId'],
    because: {
      id: 'Komitmen tetap pada retretnya. Singkirkan rancangan ini (POST /v1/pledges/<id>/discarding) dan tulis yang baru pada retret yang benar.',
      en: 'A pledge stays with its retreat. Discard this draft (POST /v1/pledges/<id>/discarding) and write another one for the right retreat.',
    },
  },
  {
    request: /^PATCH .*\/pledges\//,
    fields: ['agreement'],
    because: {
      id: 'Perjanjian dicatat lewat POST /v1/pledges/<id>/agreement.',
      en: 'Record an agreement with POST /v1/pledges/<id>/agreement.',
    },
  },
  {
    request: /^PATCH .*\/budgets\//,
    fields: ['adoptedOn', 'excess'],
    because: {
      id: 'Tanggal penetapan diisi pemeriksa (verifier) lewat POST …/adoption.',
      en: 'A verifier gives the day of adoption with POST …/adoption.',
    },
  },
  { request: /^(PATCH|POST) /, fields: ['state'], because: byAction },
  {
    request: /^(PATCH|POST) /,
    fields: ['id', 'version', 'createdAt', 'updatedAt', 'makers', 'total', 'outstanding', 'fulfilled'],
    because: ofService,
  },
]

/** `request` is its method and path. */
export function whyFixed(request: string, field: string): BothLanguages | undefined {
  return ofRequests.find((each) => each.request.test(request) && each.fields.includes(field))?.because
}
