//! Round numbers along an axis.

/// The most steps between the ends of an axis.
const MOST_STEPS: f64 = 5.0;

/// Numbers from zero to `most` in steps of 1, 2 or 5 times a power of ten; just zero where there is no length.
pub(crate) fn ticks(most: f64) -> Vec<f64> {
    if !(most > 0.0 && most.is_finite()) {
        return vec![0.0];
    }
    let rough = most / MOST_STEPS;
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0].map(|digit| digit * power).into_iter().find(|step| *step >= rough);
    let step = step.unwrap_or(10.0 * power);
    // Each is a product, so that no error adds up along the axis; parts below one are cut to their decimals.
    let decimals = if step < 1.0 { (-step.log10()).ceil() } else { 0.0 };
    let scale = 10_f64.powf(decimals);
    (0..)
        .map(|number| (f64::from(number) * step * scale).round() / scale)
        .take_while(|tick| *tick <= most * (1.0 + f64::EPSILON))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::ticks;

    #[test]
    fn steps_are_one_two_or_five() {
        assert_eq!(ticks(24.0), [0.0, 5.0, 10.0, 15.0, 20.0]);
        assert_eq!(ticks(100.0), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(ticks(739.2), [0.0, 200.0, 400.0, 600.0]);
        assert_eq!(ticks(0.7), [0.0, 0.2, 0.4, 0.6]);
    }

    #[test]
    fn an_axis_without_length_has_its_zero() {
        assert_eq!(ticks(0.0), [0.0]);
        assert_eq!(ticks(f64::INFINITY), [0.0]);
    }
}
