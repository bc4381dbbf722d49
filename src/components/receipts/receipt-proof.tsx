import type { ReceiptDetail } from '@/components/answers'
import { moment } from '@/core/receipts/words'
import { SignatureCard } from './signature-card'

/** By what anybody can verify a receipt without the portal. */
export const ReceiptProof = ({ receipt, signature }: Pick<ReceiptDetail, 'receipt' | 'signature'>) => (
  <SignatureCard signature={signature}>
    <dt>Receipt</dt>
    <dd className="font-mono break-all">{receipt.id}</dd>
    <dt>Revision</dt>
    <dd>
      {receipt.revision}
      {receipt.amends && `, instead of ${receipt.amends}`}
    </dd>
    <dt>Issued</dt>
    <dd>{moment(receipt.issuedAt)}</dd>
  </SignatureCard>
)
