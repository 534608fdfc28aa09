// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/student_t.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <boost/math/distributions/students_t.hpp>

#include <cmath>

using nephoscope::sim::studentT;

class StudentTTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void closedForms();
    void agreesWithAnotherImplementation();
};

// One degree of freedom is Cauchy: P(|T| <= t) = 2/pi atan t. Two: t / sqrt(2 + t^2).
void StudentTTest::closedForms()
{
    const double pi = std::acos(-1.0);
    QVERIFY(std::abs(studentT(0.95, 1) - std::tan(0.95 * pi / 2)) < 1e-9);
    QVERIFY(std::abs(studentT(0.5, 1) - 1) < 1e-12);
    QVERIFY(std::abs(studentT(0.95, 2) - 0.95 * std::sqrt(2 / (1 - 0.95 * 0.95))) < 1e-10);
}

void StudentTTest::agreesWithAnotherImplementation()
{
    for (const double probability : {0.5, 0.9, 0.95, 0.99, 0.999}) {
        for (const int freedom : {1, 2, 3, 4, 5, 9, 10, 19, 29, 30, 99, 100, 999, 9999}) {
            const double expected = boost::math::quantile(boost::math::students_t(freedom), 0.5 + probability / 2);
            QVERIFY2(std::abs(studentT(probability, freedom) / expected - 1) < 1e-9,
                     qPrintable(QString("%1 %2").arg(probability).arg(freedom)));
        }
    }
}

NEPHOSCOPE_TEST(StudentTTest);
#include "student_t_test.moc"
