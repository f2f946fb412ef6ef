# Makes cases.json, what the statistics of src/stats are compared with: inputs and R's answers.
# Anew: Rscript test/stats/r/cases.R > test/stats/r/cases.json   (R 4.2.2, survival 3.5, boot 1.3)
suppressMessages(library(survival))

# --- JSON by hand
num <- function(x) ifelse(is.finite(x), formatC(x, digits = 15, format = "g", width = 1), "null")
arr <- function(x) paste0("[", paste(x, collapse = ","), "]")
nums <- function(x) arr(num(x))
obj <- function(...) {
  fields <- list(...)
  text <- sapply(fields, function(x) if (is.character(x)) x else if (length(x) == 1) num(x) else nums(x))
  paste0("{", paste0('"', names(fields), '":', text, collapse = ","), "}")
}
quoted <- function(x) paste0('"', x, '"')
failing <- function(expression, otherwise) tryCatch(suppressWarnings(expression), error = function(e) otherwise)
answer <- function(difference, interval, p) obj(difference = difference, low = interval[1], high = interval[2], p = p)
NOTHING <- list(conf.int = c(NA, NA), p.value = NA)

# --- means: t.test
set.seed(1)
few <- round(rnorm(7, 3, 10), 3)
many <- round(rexp(200, 1 / 50), 2)
samples <- list(c(1, 2), c(4, 4, 5), few, many, many[1:20] - 50, 1e6 + round(rnorm(10), 3), rep(c(0, 1, 1), 30))
pairs <- c(lapply(samples, function(x) list(x = x, confidence = .95)),
  list(list(x = few, confidence = .8), list(x = few, confidence = .999), list(x = 5, confidence = .95),
    list(x = c(3, 3, 3), confidence = .95), list(x = c(0, 0), confidence = .95)))
paired_means <- sapply(pairs, function(case) {
  t <- failing(t.test(case$x, conf.level = case$confidence), NOTHING)
  obj(values = nums(case$x), confidence = case$confidence, expected = answer(mean(case$x), t$conf.int, t$p.value))
})
two <- list(list(few, many), list(many, few), list(c(1, 2), c(4, 4, 5)), list(c(1, 1, 1), few), list(c(1, 1), c(2, 2)),
  list(3, few), list(many[1:100], many[101:200] * 3), list(1e6 + few, 1e6 + few * 2))
unpaired_means <- sapply(two, function(case) {
  t <- failing(t.test(case[[1]], case[[2]]), NOTHING)
  obj(first = nums(case[[1]]), second = nums(case[[2]]), confidence = .95,
    expected = answer(mean(case[[1]]) - mean(case[[2]]), t$conf.int, t$p.value))
})

# --- ratios: linearised values, with the effective number of learners in place of n
effective <- function(whole) sum(whole)^2 / sum(whole^2)
by_t <- function(difference, squared, freedom) {
  error <- sqrt(squared)
  if (!is.finite(freedom) || error <= 10 * .Machine$double.eps * abs(difference)) return(NOTHING)
  list(conf.int = difference + c(-1, 1) * qt(.975, freedom) * error, p.value = 2 * pt(-abs(difference) / error, freedom))
}
squared <- function(values, e) if (e < 2 - 1e-9) NA else var(values) / length(values) * e / (e - 1)
lin <- function(part, whole) (part - sum(part) / sum(whole) * whole) / mean(whole)
learners <- function(n, rate) { whole <- rpois(n, 60) + 1; list(part = rbinom(n, whole, rate), whole = whole) }
ratio_cases <- lapply(c(2, 3, 12, 500), function(n) c(learners(n, .7), learners(n, .6)))
ratio_cases <- c(ratio_cases, list(list(c(1, 2, 3), c(2, 4, 6), c(1, 1, 1), c(4, 4, 4))), list(list(1, 2, 1, 3)))
paired_ratios <- sapply(ratio_cases, function(case) {
  difference <- sum(case[[1]]) / sum(case[[2]]) - sum(case[[3]]) / sum(case[[4]])
  e <- min(effective(case[[2]]), effective(case[[4]]))
  error <- squared(lin(case[[1]], case[[2]]) - lin(case[[3]], case[[4]]), e)
  t <- if (is.na(error)) NOTHING else by_t(difference, error, e - 1)
  obj(first = nums(case[[1]]), firstWhole = nums(case[[2]]), second = nums(case[[3]]), secondWhole = nums(case[[4]]),
    confidence = .95, expected = answer(difference, t$conf.int, t$p.value))
})
ratio_cases <- c(ratio_cases, list(c(learners(5, .9), learners(300, .8))))
unpaired_ratios <- sapply(ratio_cases, function(case) {
  one <- sum(case[[1]]) / sum(case[[2]]); other <- sum(case[[3]]) / sum(case[[4]])
  e <- c(effective(case[[2]]), effective(case[[4]]))
  errors <- c(squared(lin(case[[1]], case[[2]]), e[1]), squared(lin(case[[3]], case[[4]]), e[2]))
  t <- if (anyNA(errors)) NOTHING else by_t(one - other, sum(errors), sum(errors)^2 / sum(errors^2 / (e - 1)))
  obj(first = nums(case[[1]]), firstWhole = nums(case[[2]]), second = nums(case[[3]]), secondWhole = nums(case[[4]]),
    confidence = .95, expected = answer(one - other, t$conf.int, t$p.value))
})

# --- shares: Newcombe's formulas on prop.test's Wilson intervals; mid-p from dbinom and dhyper
wilson <- function(x, n, confidence) suppressWarnings(prop.test(x, n, correct = FALSE, conf.level = confidence)$conf.int)
newcombe <- function(x1, n1, x2, n2, phi, confidence) {
  w1 <- wilson(x1, n1, confidence); w2 <- wilson(x2, n2, confidence)
  l <- c(x1 / n1 - w1[1], w2[2] - x2 / n2); u <- c(w1[2] - x1 / n1, x2 / n2 - w2[1])
  x1 / n1 - x2 / n2 + c(-1, 1) * sqrt(c(sum(l^2) - 2 * phi * prod(l), sum(u^2) - 2 * phi * prod(u)))
}
tables <- list(c(36, 12, 2, 0), c(0, 1, 0, 0), c(0, 0, 0, 1), c(1, 0, 0, 0), c(0, 1, 1, 0), c(1, 1, 0, 1), c(20, 0, 0, 30), c(0, 50, 0, 0),
  c(0, 20, 30, 0), c(14, 5, 0, 22), c(40, 7, 7, 46), c(5, 30, 12, 3), c(98, 2, 0, 0), c(400000, 51000, 50000, 499000))
paired_shares <- unlist(lapply(tables, function(t) sapply(c(.95, .9), function(confidence) {
  n <- sum(t); m <- t[2] + t[3]; k <- min(t[2], t[3]); B <- t[1] * t[4] - t[2] * t[3]
  C <- if (B > n / 2) B - n / 2 else if (B >= 0) 0 else B
  A <- (t[1] + t[2]) * (t[3] + t[4]) * (t[1] + t[3]) * (t[2] + t[4])
  phi <- if (A == 0) 0 else C / sqrt(A)
  p <- min(1, 2 * (pbinom(k, m, .5) - dbinom(k, m, .5) / 2))
  obj(table = nums(t), confidence = confidence,
    expected = answer((t[2] - t[3]) / n, newcombe(t[1] + t[2], n, t[1] + t[3], n, phi, confidence), p))
})))
two_shares <- list(c(56, 70, 48, 80), c(9, 10, 3, 10), c(6, 7, 2, 7), c(5, 56, 0, 29), c(0, 10, 0, 20), c(0, 10, 0, 10), c(10, 10, 0, 20),
  c(10, 10, 0, 10), c(1, 1, 0, 1), c(1, 1, 2, 2), c(3, 3, 0, 1), c(950, 1000, 90, 100), c(40000, 100000, 40500, 100000), c(7, 2000, 9, 30))
unpaired_shares <- sapply(two_shares, function(t) {
  s <- t[1] + t[3]; half <- dhyper(t[1], t[2], t[4], s) / 2
  tail <- min(phyper(t[1], t[2], t[4], s), phyper(t[1] - 1, t[2], t[4], s, lower.tail = FALSE)) - half
  obj(counts = nums(t), confidence = .95,
    expected = answer(t[1] / t[2] - t[3] / t[4], newcombe(t[1], t[2], t[3], t[4], 0, .95), min(1, 2 * tail)))
})

# --- survival: survfit. kind 1 completed, 2 left, 0 lost; who never completes is lost long after the horizon
LATE <- 1e6
draw <- function(n, rate, lost, left, never) {
  t <- rgeom(n, rate) + 1; l <- rgeom(n, lost) + 1; d <- rgeom(n, left) + 1
  time <- pmin(t, l, d); kind <- ifelse(t == time, 1, ifelse(d == time, 2, 0))
  list(time = c(time, rep(LATE, never)), kind = c(kind, rep(0, never)))
}
fixed <- function(time, kind) list(time = time, kind = kind)
worlds <- list(
  censored = draw(60, .02, .01, 0.0000001, 0), large = draw(5000, .01, .008, 1e-7, 300), leavers = draw(80, .02, .005, .01, 5),
  manyLeavers = draw(3000, .01, .004, .02, 100), ties = draw(200, .3, .1, 1e-9, 0), tiedLeavers = draw(200, .3, .1, .1, 0),
  everybody = fixed(c(3, 5, 5, 8, 13, 21, 34), rep(1, 7)), nobody = fixed(rep(LATE, 10), rep(0, 10)),
  allCensored = fixed(c(2, 4, 4, 9), rep(0, 4)), one = fixed(5, 1), oneLost = fixed(5, 0), two = fixed(c(2, 7), c(1, 1)),
  three = fixed(c(1, 2, 3), c(1, 0, 1)), atZero = fixed(c(0, 0, 3, 4, 9, LATE), c(1, 1, 1, 0, 1, 0)),
  onlyLeavers = fixed(c(2, 3, 3), c(2, 2, 2)), half = fixed(c(1, 2, 3, 4), rep(1, 4)), aml = fixed(aml$time, aml$status))
horizons <- list(censored = 60, large = 150, leavers = 50, manyLeavers = 90, ties = 5, tiedLeavers = 6, everybody = 30, aml = 100)
counts <- function(world, kind) {
  t <- table(world$time[world$kind == kind & world$time < LATE])
  arr(sapply(seq_along(t), function(i) nums(c(as.numeric(names(t)[i]), t[i]))))
}
data_of <- function(world) obj(completed = counts(world, 1), censored = counts(world, 0), droppedOut = counts(world, 2),
  never = sum(world$time == LATE))
z <- qnorm(.975)
survival <- sapply(names(worlds), function(name) {
  world <- worlds[[name]]
  horizon <- if (is.null(horizons[[name]])) 20 else horizons[[name]]
  plain <- !any(world$kind == 2)
  if (plain) {
    fit <- survfit(Surv(world$time, world$kind == 1) ~ 1, conf.type = "log-log")
    share <- 1 - fit$surv; low <- 1 - fit$upper; high <- 1 - fit$lower
    mean <- survival:::survmean(fit, rmean = horizon)$matrix[5:6]
    event <- fit$n.event
  } else {
    kind <- factor(world$kind, 0:2, c("lost", "completed", "left"))
    fit <- survfit(Surv(world$time, kind) ~ 1, influence = TRUE)
    at <- which(fit$states == "completed")
    share <- fit$pstate[, at]; se <- fit$std.err[, at]
    width <- z * se / ((1 - share) * log(1 - share))
    bound <- function(s) ifelse(share == 0, NA, 1 - (1 - share)^exp(s * width))
    low <- bound(1); high <- bound(-1)
    event <- fit$n.event[, at]
    # The area above the curve, and the same of every learner's influence on it, whose first row is time 0. (R's own
    # print(fit, rmean) is one row off there, with a warning.)
    steps <- diff(c(0, fit$time[fit$time < horizon], horizon))
    over <- function(curve) sum(steps * c(0, curve[fit$time < horizon]))
    influence <- if (is.list(fit$influence)) fit$influence[[1]] else fit$influence
    mean <- c(horizon - over(share), sqrt(sum(apply(influence[, -1, at, drop = FALSE], 1, function(i) over(c(i)))^2)))
  }
  shown <- event > 0 & fit$time <= horizon
  risk <- if (is.matrix(fit$n.risk)) fit$n.risk[, 1] else fit$n.risk
  curve <- obj(time = nums(fit$time[shown]), share = nums(share[shown]), low = nums(low[shown]), high = nums(high[shown]), atRisk = nums(risk[shown]))
  # R's quantile() of plain curves; "tied" where the curve lies on the percentage
  quantiles <- sapply(c(10, 25, 50, 75, 90), function(percent) {
    first <- function(curve) { i <- which(curve > percent / 100 + 1e-10 & fit$time <= horizon); if (length(i)) fit$time[i[1]] else NA }
    q <- if (plain) unlist(quantile(fit, percent / 100)) else c(first(share), first(high), first(low))
    q[!is.na(q) & q > horizon] <- NA
    obj(percent = percent, value = q[[1]], low = q[[2]], high = q[[3]],
      tied = as.numeric(any(abs(share - percent / 100) < 1e-9)))
  })
  obj(name = quoted(name), data = data_of(world), horizon = horizon, curve = curve, quantiles = arr(quantiles),
    mean = mean[1], variance = mean[2]^2)
})
subset <- function(rows) fixed(rows$time, rows$status)
log_rank <- sapply(list(
  list(subset(aml[aml$x == "Maintained", ]), subset(aml[aml$x != "Maintained", ])), list(worlds$censored, worlds$ties),
  list(worlds$large, worlds$leavers), list(worlds$everybody, worlds$three), list(worlds$one, worlds$oneLost), list(worlds$one, worlds$two),
  list(worlds$nobody, worlds$everybody), list(worlds$ties, worlds$tiedLeavers), list(worlds$half, worlds$half), list(worlds$atZero, worlds$two)
), function(case) {
  both <- rbind(data.frame(case[[1]], group = 1), data.frame(case[[2]], group = 2))
  d <- survdiff(Surv(time, kind == 1) ~ group, both)
  obj(first = data_of(case[[1]]), second = data_of(case[[2]]), statistic = d$chisq, p = pchisq(d$chisq, 1, lower.tail = FALSE))
})

# --- many comparisons, resamples, power, quantiles
families <- list(c(.01, .04, .03), .2, c(.5, .5), c(0, 1, .02, .02, NA, .011), c(.9, .001, .0004, .04, .04, .7), numeric(0), NA)
holm <- sapply(families, function(p) obj(p = nums(p), adjusted = nums(p.adjust(p, "holm"))))
replicates <- lapply(list(199, 200, 1000, 39), function(n) sort(round(rnorm(n, 1, 2), 4)))
perc <- unlist(lapply(replicates, function(t) sapply(c(.5, .9, .95), function(confidence) {
  limits <- boot::boot.ci(list(R = length(t)), conf = confidence, type = "perc", t0 = 0, t = t)$percent[4:5]
  obj(replicates = nums(t), confidence = confidence, low = limits[1], high = limits[2])
})))
means_power <- apply(expand.grid(d = c(.05, .2, .5, .8, 2), power = c(.8, .9), significance = c(.05, .01)), 1, function(case) {
  n <- ceiling(power.t.test(delta = case[1], power = case[2], sig.level = case[3])$n)
  obj(difference = case[1], power = case[2], significance = case[3], n = n,
    reached = power.t.test(n = n, delta = case[1], sig.level = case[3])$power)
})
# Unequal groups: the smallest first group of which the noncentral t with Welch's degrees of freedom has the power
welch_power <- function(n1, n2, d, s1, s2, significance) {
  a <- s1^2 / n1; b <- s2^2 / n2; df <- (a + b)^2 / (a^2 / (n1 - 1) + b^2 / (n2 - 1))
  1 - pt(qt(1 - significance / 2, df), df, d / sqrt(a + b))
}
welch <- sapply(list(c(1, 2, 3, 2), c(1, 1, 1, .5), c(.3, 1, 2, 3), c(2, 1, 4, .25), c(10, 3, 0, 1)), function(case) {
  n <- 2; second <- function(n) max(2, ceiling(n * case[4]))
  while (welch_power(n, second(n), case[1], case[2], case[3], .05) < .8) n <- n + 1
  obj(difference = case[1], sd1 = case[2], sd2 = case[3], ratio = case[4], first = n, second = second(n),
    reached = welch_power(n, second(n), case[1], case[2], case[3], .05))
})
shares_power <- apply(rbind(c(.5, .75, .9, .05), c(.5, .6, .8, .05), c(.1, .2, .8, .05), c(.95, .9, .9, .01), c(.01, .02, .8, .05), c(0, .1, .8, .05)), 1,
  function(case) obj(share1 = case[1], share2 = case[2], power = case[3], significance = case[4],
    n = ceiling(power.prop.test(p1 = case[1], p2 = case[2], power = case[3], sig.level = case[4], tol = 1e-10)$n)))
# Fleiss, Tytun & Ury (1980), unequal groups, without the correction for continuity
unequal_shares <- sapply(list(c(.5, .6, 2), c(.1, .2, .5), c(.9, .8, 3)), function(case) {
  r <- case[3]; bar <- (case[1] + r * case[2]) / (1 + r); v <- function(p) p * (1 - p)
  n <- (qnorm(.975) * sqrt((r + 1) * v(bar)) + qnorm(.8) * sqrt(r * v(case[1]) + v(case[2])))^2 / (r * (case[1] - case[2])^2)
  obj(share1 = case[1], share2 = case[2], ratio = r, n = n)
})
noncentral <- apply(expand.grid(t = c(.5, 2, 12), df = c(1, 2.5, 30, 5000, 1e6), ncp = c(0, .3, 2.8, 10)), 1,
  function(case) obj(t = case[1], freedom = case[2], noncentrality = case[3], probability = failing(pt(case[1], case[2], case[3]), NA)))
probabilities <- c(1e-12, .001, .025, .3, .5000001, .9, .975, .999999)
normal <- sapply(probabilities, function(p) obj(probability = p, quantile = qnorm(p)))
student <- unlist(lapply(c(.5, 1, 2, 3.7, 20, 1e4, 1e6, 1e6 + 1, 1e9), function(df)
  sapply(probabilities, function(p) obj(probability = p, freedom = df, quantile = qt(p, df)))))

all <- list(pairedMeans = paired_means, unpairedMeans = unpaired_means, pairedRatios = paired_ratios, unpairedRatios = unpaired_ratios,
  pairedShares = paired_shares, unpairedShares = unpaired_shares, survival = survival, logRank = log_rank, holm = holm,
  percentile = perc, powerOfMeans = means_power, powerOfUnequalMeans = welch, powerOfShares = shares_power,
  powerOfUnequalShares = unequal_shares, noncentral = noncentral, normal = normal, student = student)
lines <- sapply(names(all), function(name) paste0('"', name, '":[\n', paste(all[[name]], collapse = ",\n"), "\n]"))
cat("{\n", paste(lines, collapse = ",\n"), "\n}\n", sep = "")
