import type { ReportDetail } from '@/components/answers'
import { SignatureCard } from '@/components/receipts/signature-card'

type ReportProofProps = { report: ReportDetail['report']; signature: NonNullable<ReportDetail['signature']> }

/** By what anybody can verify a report without the portal. */
export const ReportProof = ({ report, signature }: ReportProofProps) => (
  <SignatureCard
    signature={signature}
    note="It names teammates and nobody else: people are counted, or stand in it by id."
  >
    <dt>Report</dt>
    <dd className="font-mono break-all">{report.id}</dd>
  </SignatureCard>
)
