  // ---- the calculation

  const ten = (power) => 10n ** BigInt(power);
  function decimal(text) {
    const [whole, part = ""] = text.split(".");
    return { value: BigInt(whole + part), digits: part.length };
  }

  /** The counts of one bill under one day break: pairs of days and cases. */
  const unpacked = new Map();
  function counts(row, at) {
    const key = row.index * profile.breaks.length + at;
    let found = unpacked.get(key);
    if (!found) {
      let from = at;
      while (from > 0 && row.days[from] === "=") from--;
      found = row.days[from] === "" ? [] : row.days[from].split(" ").map((each) => parseInt(each, 36));
      unpacked.set(key, found);
    }
    return found;
  }

  /** The months' terms as the controls set them. */
  let valid = [];
  function settle() {
    valid = profile.terms.map((terms) => {
      const own = { ...terms };
      if (state.rate !== profile.start.rate) own.rate = state.rate;
      if (state.rounding !== profile.start.rounding) Object.assign(own, rounded(state.rounding));
      own.capped = state.place === "capped";
      return own;
    });
  }
  /** `none`, `1 decimals half-up`, `2 decimals down`: as the agreement's file says it. */
  function rounded(words) {
    const found = /^([0-9]+) decimals (half-up|down)$/.exec(words);
    return { decimals: found ? Number(found[1]) : null, halfUp: found !== null && found[2] === "half-up" };
  }

  /** What a bill's cases add up to: in the average, its days, and days billed apart. */
  function sums(row, at, over) {
    const terms = valid[row.month];
    let cases = row.without, days = 0, apart = 0;
    const pairs = counts(row, at);
    for (let i = 0; i < pairs.length; i += 2) {
      const length = pairs[i], many = pairs[i + 1];
      if (length === 0 && !terms.zeroDays) continue;
      if (over !== null && length > over) {
        apart += (terms.allDays ? length : length - over) * many;
        if (terms.capped) {
          cases += many;
          days += over * many;
        }
      } else {
        cases += many;
        days += length * many;
      }
    }
    return { cases, days, apart };
  }

  /** Kronor to pay, each bill rounded as the terms say. The excess is days less threshold times cases; with a rounded mean it is that less the threshold, times cases. */
  function amount(sum, terms, threshold) {
    const limit = decimal(threshold), rate = decimal(terms.rate);
    const cases = BigInt(sum.cases), days = BigInt(sum.days), apart = BigInt(sum.apart);
    const scale = ten(limit.digits);
    let billable, by;
    if (terms.decimals === null || sum.cases === 0) {
      const excess = days * scale - limit.value * cases;
      billable = (excess > 0n ? excess : 0n) + apart * scale;
      by = scale;
    } else {
      const power = ten(terms.decimals);
      const mean = terms.halfUp ? (2n * days * power + cases) / (2n * cases) : days * power / cases;
      const above = mean * scale - limit.value * power;
      billable = (above > 0n ? above : 0n) * cases + apart * scale * power;
      by = scale * power;
    }
    // half up, to whole kronor or whole öre
    const unit = ten(terms.payable), over = by * ten(rate.digits);
    return (2n * billable * rate.value * unit + over) / (2n * over) * (ONE / unit);
  }

  /** Everybody's kronor to pay at a threshold. Without a rounded mean an excess is whole ten-thousandths of a day, and a number holds it. */
  function totalAt(bills, fine) {
    let total = 0n, sumOfUnits = 0;
    const rates = valid.map((terms) => ({ ...decimal(terms.rate), unit: 10 ** terms.payable }));
    for (const [sum, month] of bills) {
      const terms = valid[month];
      if (terms.decimals === null) {
        const { value, digits, unit } = rates[month], over = FINE * 10 ** digits;
        const billed = (Math.max(0, sum.days * FINE - fine * sum.cases) + sum.apart * FINE) * Number(value) * unit;
        if (billed < 2 ** 51) {
          sumOfUnits += Math.floor((2 * billed + over) / (2 * over)) * (100 / unit);
          continue;
        }
      }
      total += amount(sum, terms, (fine / FINE).toFixed(4));
    }
    return total + BigInt(sumOfUnits) * (ONE / 100n);
  }
  const FINE = 10000;

  /** The threshold, in ten-thousandths, at which everybody together pays as today, with what is paid there; null where none does. */
  function neutral(all, wanted, most) {
    let low = 0, high = most * FINE;
    if (wanted <= 0n || totalAt(all, low) < wanted || totalAt(all, high) > wanted) return null;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (totalAt(all, middle) > wanted) low = middle; else high = middle;
    }
    const above = totalAt(all, low), under = totalAt(all, high);
    return above - wanted < wanted - under ? { at: low, total: above } : { at: high, total: under };
  }

  const rows = profile ? profile.rows.map(([place, care, month, without, days], index) =>
    ({ index, place, care, month, without, days })) : [];

  if (profile) settle();
  function bills(at, threshold, over) {
    const byPlace = data.places.map(() => 0n);
    for (const row of rows) byPlace[row.place] += amount(sums(row, at, over), valid[row.month], threshold);
    return byPlace;
  }

  const base = data.places.map((place) => exact(place.base));
  const stated = data.places.map((place) => exact(place.changed));
  let chosen = stated;
  const add = (values) => values.reduce((one, other) => one + other, 0n);
