/**
 * The share of learners for whom something has happened, when some are lost from sight and others leave for good:
 * Kaplan & Meier (1958), with leavers Aalen & Johansen (1978). Variances come from carrying the covariance of three
 * numbers (present, share, area) from step to step, each step's hazards multinomial: for Kaplan-Meier that is Greenwood's
 * (1926) formula, for Aalen-Johansen the Greenwood-type one (Dinse & Larson 1986), R's infinitesimal jackknife.
 */
export class Incidence {
  /** for whom nothing has happened yet */
  present = 1;
  /** for whom it has happened */
  share = 0;
  /** what lay above the share so far, over the time waited */
  area = 0;
  shareVariance = 0;
  areaVariance = 0;
  private presentVariance = 0;
  private presentShare = 0;
  private presentArea = 0;
  private shareArea = 0;
  /** since somebody was last lost from sight, shares are counts: exact without anybody lost */
  private base = { present: 1, share: 0, atRisk: 0, happened: 0 };

  /** Nothing happens for a while. */
  wait(duration: number): void {
    this.area += duration * (1 - this.share);
    this.areaVariance += duration * (duration * this.shareVariance - 2 * this.shareArea);
    this.shareArea -= duration * this.shareVariance;
    this.presentArea -= duration * this.presentShare;
  }

  /** Of those at risk (above 0), it happens to some while others leave for good. */
  step(atRisk: number, happened: number, left: number): void {
    const hazard = happened / atRisk;
    const out = (happened + left) / atRisk;
    const scale = this.present ** 2 / atRisk;
    this.shareVariance +=
      2 * hazard * this.presentShare +
      hazard ** 2 * this.presentVariance +
      scale * hazard * (1 - hazard);
    this.shareArea += hazard * this.presentArea;
    this.presentArea *= 1 - out;
    this.presentShare =
      (1 - out) * (this.presentShare + hazard * this.presentVariance - scale * hazard);
    this.presentVariance = (1 - out) ** 2 * this.presentVariance + scale * out * (1 - out);
    this.count(atRisk, happened, left);
  }

  private count(atRisk: number, happened: number, left: number): void {
    const { base } = this;
    if (base.atRisk === 0) base.atRisk = atRisk;
    base.happened += happened;
    this.share = base.share + (base.present * base.happened) / base.atRisk;
    this.present = (base.present * (atRisk - happened - left)) / base.atRisk;
  }

  /** Some are lost from sight: what would have happened to them is spread over those who stay. */
  lose(): void {
    this.base = { present: this.present, share: this.share, atRisk: 0, happened: 0 };
  }
}
